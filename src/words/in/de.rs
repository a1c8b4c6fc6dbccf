//! German: Deutsch.

use crate::words::{app, labels};

/// What the app shows.
pub const APP: app::Table = app::Table {
    skip: "Zum Inhalt springen",
    home: "Startseite",
    main: "Hauptnavigation",
    topics: "Themen",
    archive: "Archiv",
    popular: "Beliebt",
    loading: "Wird geladen …",

    by: "Von",
    updated: "Aktualisiert am",
    min_read: "one:{n} Min. Lesezeit|other:{n} Min. Lesezeit",

    most_popular: "Meistgelesen",
    view_all: "Alle ansehen",
    latest: "Neueste Artikel",
    articles: "Artikel",
    articles_in: "one:{n} Artikel|other:{n} Artikel",
    topics_about: "Worüber dieses Magazin schreibt, nach Themen.",
    archive_about: "Alles, was bisher erschienen ist, nach Jahren.",
    authors: "Autorinnen und Autoren",
    authors_about: "Wer hier schreibt, und worüber.",
    period: "Zeitraum",
    all_time: "Seit Beginn",
    this_year: "Dieses Jahr",
    this_month: "Dieser Monat",
    counted_until: "Gezählt bis {date}",
    related: "Zum selben Thema",
    topic: "Thema",
    author: "Geschrieben von",
    series: "Serie",
    page: "Seite {number}",
    title_page: "{title}, Seite {number}",

    pages: "Seiten",
    newer_articles: "Neuere Artikel",
    older_articles: "Ältere Artikel",
    more_articles: "Weitere Artikel",
    older: "Älter",
    newer: "Neuer",

    contents: "Inhalt",
    part: "Teil {part} von {series}",
    share: "Teilen",
    cite: "Zitieren",
    copy_citation: "BibTeX kopieren",
    edit: "Diesen Artikel bearbeiten",
    previous_part: "Voriger Teil",
    next_part: "Nächster Teil",
    resume: "Weiterlesen, wo Sie aufgehört haben: {heading}",
    dismiss: "Schließen",
    quote: "Link zur Auswahl kopieren",
    link_copied: "Link kopiert",
    citation_copied: "Zitat kopiert",
    code_copied: "Code kopiert",
    not_copied: "Kopieren ist hier nicht erlaubt",

    not_found: "Seite nicht gefunden",
    not_found_about: "Unter dieser Adresse ist nichts. Vielleicht ist die Seite umgezogen, oder der Link enthält einen \
                      Tippfehler.",
    to_home: "Zur Startseite",
    to_archive: "Zum Archiv, alle Artikel nach Jahren",
    to_topics: "Alle Themen",

    close: "Schließen",
    try_again: "Noch einmal versuchen",
    failed: "Nicht darstellbar",
    offline: "Das Netz antwortet nicht",
    offline_cure: "Vielleicht sind Sie offline. Seiten, die Sie schon geöffnet hatten, funktionieren weiter; diese \
                   können Sie noch einmal versuchen, sobald die Verbindung wieder steht.",
    slow: "Das dauert zu lange",
    slow_cure: "Die Verbindung ist langsam, oder der Server ist ausgelastet. Ein neuer Versuch hilft oft.",
    server_fault: "Der Server hat ein Problem",
    server_fault_cure: "Er hat mit einem Fehler geantwortet. Das liegt nicht an Ihnen; versuchen Sie es gleich noch \
                        einmal.",
    wrong_answer: "Der Server hat etwas anderes geschickt",
    wrong_answer_cure: "Statt der Daten dieser Seite kam eine Webseite. Vielleicht ist die Adresse falsch, oder das \
                        Netz verlangt zuerst eine Anmeldung.",
    damaged: "Diese Seite kam beschädigt an",
    damaged_cure: "Ihre Daten sind unvollständig oder nicht in der erwarteten Form. Ein neuer Versuch holt sie frisch.",
    outdated: "Dieses Magazin wurde aktualisiert",
    outdated_cure: "Die Seite stammt aus einer neueren Version. Laden Sie neu, um sie zu sehen; ein neuer Versuch holt \
                    sie frisch.",
    stopped: "Ein Teil dieser Seite funktioniert nicht mehr. Sie können weiterlesen; neu laden behebt den Fehler.",

    reading_settings: "Leseeinstellungen",
    theme: "Farben|System|Hell|Dunkel|Sepia",
    text_size: "Textgröße|90 %|100 %|115 %|130 %|150 %",
    line_width: "Zeilenbreite|Schmal|Normal|Breit",
    typeface: "Schrift|Serifen|Serifenlos",
    single_keys: "Einzeltasten|An|Aus",
    speed: "Tempo|0,75×|1×|1,25×|1,5×|2×",
    use_defaults: "Zurücksetzen",

    keys: "Tasten",
    keys_off: "In den Leseeinstellungen lassen sie sich abschalten.",
    show_keys: "Tasten anzeigen",
    key_down: "Nächste Überschrift oder nächster Artikel",
    key_up: "Vorige Überschrift oder voriger Artikel",
    key_next: "Nächster Artikel oder nächste Seite",
    key_previous: "Voriger Artikel oder vorige Seite",
    key_theme: "Nächste Farben",

    listen: "Vorlesen",
    pause: "Pause",
    play: "Weiter",
    stop: "Beenden",
};

/// What press writes.
pub const LABELS: labels::Table = labels::Table {
    code_block: "Code {number}, {language}",
    plain_text: "Text",
    copy: "Kopieren",
    wrap: "Umbrechen",
    all_lines: "Alle {number} Zeilen zeigen",
    formula: "Formel {number}",
    diagram: "Diagramm {number}: {kind}",
    diagram_source: "Als Text",
    table: "Tabelle {number}",

    note: "Hinweis",
    tip: "Tipp",
    important: "Wichtig",
    warning: "Warnung",
    caution: "Vorsicht",

    video: "Video",
    code: "Code",
    post: "Beitrag",
    audio: "Audio",
    slides: "Folien",

    footnote: "Anmerkung {number}",
    back_to_reference: "Zurück zu Verweis {number}",
    link_to: "Link zu {heading}",
    done: "Erledigt",
    to_do: "Offen",
};
