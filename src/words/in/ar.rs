//! Arabic: العربية.

use crate::words::{app, labels};

/// What the app shows.
pub const APP: app::Table = app::Table {
    skip: "انتقل إلى المحتوى",
    home: "الرئيسية",
    main: "القائمة الرئيسية",
    topics: "المواضيع",
    archive: "الأرشيف",
    popular: "الأكثر قراءة",
    loading: "جارٍ التحميل…",

    by: "بقلم",
    updated: "حُدِّث في",
    min_read: "zero:أقل من دقيقة للقراءة|one:دقيقة واحدة للقراءة|two:دقيقتان للقراءة|few:{n} دقائق للقراءة|many:{n} دقيقة للقراءة|other:{n} دقيقة للقراءة",

    most_popular: "الأكثر قراءة",
    view_all: "عرض الكل",
    latest: "الأحدث",
    articles: "المقالات",
    articles_in: "zero:لا مقالات|one:مقال واحد|two:مقالان|few:{n} مقالات|many:{n} مقالًا|other:{n} مقال",
    topics_about: "ما تكتب عنه المجلة، موضوعًا موضوعًا.",
    archive_about: "كل ما نُشر حتى الآن، سنةً بعد سنة.",
    topic: "موضوع",
    author: "الكاتب",
    series: "سلسلة",
    page: "الصفحة {number}",
    title_page: "{title}، الصفحة {number}",

    pages: "الصفحات",
    newer_articles: "مقالات أحدث",
    older_articles: "مقالات أقدم",
    more_articles: "مقالات أخرى",
    older: "الأقدم",
    newer: "الأحدث",

    contents: "المحتويات",
    part: "الجزء {part} من {series}",
    share: "مشاركة",
    cite: "استشهاد",
    copy_citation: "نسخ BibTeX",
    edit: "تحرير هذا المقال",
    previous_part: "الجزء السابق",
    next_part: "الجزء التالي",
    resume: "تابع القراءة من حيث توقفت: {heading}",
    dismiss: "إغلاق",
    quote: "نسخ رابط إلى النص المحدد",
    link_copied: "تم نسخ الرابط",
    citation_copied: "تم نسخ الاستشهاد",
    not_copied: "النسخ غير مسموح هنا",

    not_found: "الصفحة غير موجودة",
    not_found_about: "لا يوجد شيء على هذا العنوان. ربما نُقلت الصفحة، أو كُتب الرابط خطأً.",
    to_home: "الصفحة الأولى",
    to_archive: "الأرشيف: كل المقالات حسب السنة",
    to_topics: "كل المواضيع",

    close: "إغلاق",
    try_again: "أعد المحاولة",
    failed: "تعذّر العرض",
    offline: "الشبكة لا تستجيب",
    offline_cure: "قد تكون غير متصل بالإنترنت. الصفحات التي فتحتها من قبل لا تزال تعمل، ويمكنك إعادة محاولة فتح هذه \
                   الصفحة عند عودة الاتصال.",
    slow: "يستغرق هذا وقتًا طويلًا",
    slow_cure: "الاتصال بطيء أو الخادم مشغول. كثيرًا ما تنفع إعادة المحاولة.",
    server_fault: "في الخادم مشكلة",
    server_fault_cure: "أجاب الخادم بخطأ. ليس السبب من جهتك؛ أعد المحاولة بعد لحظات.",
    wrong_answer: "أرسل الخادم شيئًا آخر",
    wrong_answer_cure: "أجاب بصفحة ويب بدلًا من بيانات الصفحة. قد يكون العنوان خاطئًا، أو قد تتطلب الشبكة تسجيل الدخول \
                        أولًا.",
    damaged: "وصلت هذه الصفحة تالفة",
    damaged_cure: "بياناتها ناقصة أو ليست بالصيغة المتوقعة. إعادة المحاولة تجلبها من جديد.",
    outdated: "جرى تحديث هذه المجلة",
    outdated_cure: "هذه الصفحة من إصدار أحدث. أعد تحميلها لعرضها؛ وإعادة المحاولة تجلبها من جديد.",
    stopped: "توقّف جزء من هذه الصفحة عن العمل. يمكنك متابعة القراءة، وإعادة تحميل الصفحة تصلحه.",

    reading_settings: "إعدادات القراءة",
    theme: "الألوان|النظام|فاتح|داكن|سيبيا",
    text_size: "حجم النص|90%|100%|115%|130%|150%",
    line_width: "عرض السطر|ضيق|عادي|واسع",
    typeface: "الخط|تقليدي|بسيط",
    single_keys: "اختصارات المفتاح الواحد|مفعّلة|معطّلة",
    speed: "السرعة|0.75×|1×|1.25×|1.5×|2×",
    use_defaults: "استعادة الإعدادات الافتراضية",

    keys: "المفاتيح",
    keys_off: "يمكن تعطيلها في إعدادات القراءة.",
    show_keys: "عرض المفاتيح",
    key_down: "العنوان أو المقال التالي",
    key_up: "العنوان أو المقال السابق",
    key_next: "المقال التالي أو الصفحة التالية",
    key_previous: "المقال السابق أو الصفحة السابقة",
    key_theme: "الألوان التالية",

    listen: "استماع",
    pause: "إيقاف مؤقت",
    play: "متابعة",
    stop: "إنهاء",
};

/// What press writes.
pub const LABELS: labels::Table = labels::Table {
    code_block: "شيفرة {number}، {language}",
    plain_text: "نص",
    table: "جدول {number}",

    note: "ملاحظة",
    tip: "نصيحة",
    important: "مهم",
    warning: "تحذير",
    caution: "تنبيه",

    footnote: "حاشية {number}",
    back_to_reference: "العودة إلى الإحالة {number}",
    link_to: "رابط إلى {heading}",
    done: "منجز",
    to_do: "غير منجز",
};
