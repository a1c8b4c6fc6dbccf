//! Forty queries, and the article that each should find first.

/// Queries with words, prefixes, other forms and typos, and the slug of the article to find first.
pub const DEMO: [(&str, &str); 26] = [
    ("docker", "docker-backbone-of-modern-devops"),
    ("dokcer", "docker-backbone-of-modern-devops"),
    ("containers", "docker-backbone-of-modern-devops"),
    ("war docker lost", "docker-backbone-of-modern-devops"),
    ("netflix authentication", "authentication-in-netflix-microservices"),
    ("netflx", "authentication-in-netflix-microservices"),
    ("passport", "authentication-in-netflix-microservices"),
    ("roles and attributes", "authentication-in-netflix-microservices"),
    ("authorizing", "authentication-in-netflix-microservices"),
    ("terraform", "infrastructure-as-code-on-aws"),
    ("terrafrom", "infrastructure-as-code-on-aws"),
    ("cloudform", "infrastructure-as-code-on-aws"),
    ("port 22", "infrastructure-as-code-on-aws"),
    ("jenkins", "aws-codebuild-compared"),
    ("circle ci travis", "aws-codebuild-compared"),
    ("internships", "startup-or-big-tech-internship"),
    ("start-up or big tech", "startup-or-big-tech-internship"),
    ("news feed", "how-facebook-designed-its-news-feed"),
    ("multifeed", "how-facebook-designed-its-news-feed"),
    ("facebok", "how-facebook-designed-its-news-feed"),
    ("push or pull", "how-facebook-designed-its-news-feed"),
    ("youtube requests", "how-youtube-handles-billions-of-requests"),
    ("stayed mysql", "how-youtube-handles-billions-of-requests"),
    ("deepseek atack", "deepseek-cyberattack"),
    ("what to do with too much", "building-backends-that-scale"),
    ("credentials that expire", "devops-on-aws"),
];

/// Queries for the generated magazine, and the title of the article to find first.
pub const GENERATED: [(&str, &str); 14] = [
    ("tuning connection pooling", "Tuning connection pooling for latency"),
    ("conection pooling latency", "Tuning connection pooling for latency"),
    ("when not to use feature flags", "When not to use feature flags"),
    ("feature flag myths", "Five myths about feature flags"),
    ("migrate away schema migration", "Migrating away from schema migrations"),
    ("hidden cost webhook", "The hidden cost of webhook delivery"),
    ("debug cold start", "Debugging cold starts at three in the morning"),
    ("distributed tracing first principles", "Distributed tracing from first principles"),
    ("distributd tracing first principals", "Distributed tracing from first principles"),
    ("monitoring rate limit", "Monitoring rate limiting with care"),
    ("circuit breakers colleague", "Circuit breakers explained to a new colleague"),
    ("field guide pagination", "A field guide to cursor pagination"),
    ("testing background jobs without mo", "Testing background jobs without mocks"),
    ("event sourcing in production", "Event sourcing in production: what we learned"),
];
