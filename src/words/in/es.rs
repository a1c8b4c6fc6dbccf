//! Spanish: español.

use crate::words::{app, labels};

/// What the app shows.
pub const APP: app::Table = app::Table {
    skip: "Saltar al contenido",
    home: "Inicio",
    main: "Principal",
    topics: "Temas",
    archive: "Archivo",
    popular: "Lo más leído",
    loading: "Cargando…",

    by: "Por",
    updated: "Actualizado el",
    min_read: "one:{n} min de lectura|many:{n} min de lectura|other:{n} min de lectura",

    most_popular: "Lo más leído",
    view_all: "Ver todo",
    latest: "Lo último",
    articles: "Artículos",
    articles_in: "one:{n} artículo|many:{n} de artículos|other:{n} artículos",
    topics_about: "De qué escribe esta revista, tema por tema.",
    archive_about: "Todo lo publicado hasta ahora, año por año.",
    topic: "Tema",
    author: "Escrito por",
    series: "Serie",
    page: "Página {number}",
    title_page: "{title}, página {number}",

    pages: "Páginas",
    newer_articles: "Artículos más recientes",
    older_articles: "Artículos anteriores",
    more_articles: "Más artículos",
    older: "Anterior",
    newer: "Siguiente",

    contents: "Contenido",
    part: "Parte {part} de {series}",
    share: "Compartir",
    cite: "Citar",
    copy_citation: "Copiar BibTeX",
    edit: "Editar este artículo",
    previous_part: "Parte anterior",
    next_part: "Parte siguiente",
    resume: "Seguir donde lo dejó: {heading}",
    dismiss: "Descartar",
    quote: "Copiar enlace a la selección",
    link_copied: "Enlace copiado",
    citation_copied: "Cita copiada",
    not_copied: "Aquí no se permite copiar",

    not_found: "Página no encontrada",
    not_found_about: "No hay nada en esta dirección. Puede que se haya movido o que el enlace tenga una errata.",
    to_home: "La portada",
    to_archive: "El archivo, todos los artículos por año",
    to_topics: "Todos los temas",

    close: "Cerrar",
    try_again: "Reintentar",
    failed: "No se pudo mostrar",
    offline: "La red no responde",
    offline_cure: "Puede que no tenga conexión. Las páginas que ya abrió siguen funcionando; esta se puede reintentar \
                   cuando vuelva la conexión.",
    slow: "Está tardando demasiado",
    slow_cure: "La conexión es lenta o el servidor está ocupado. Reintentar suele ayudar.",
    server_fault: "El servidor tiene un problema",
    server_fault_cure: "Ha respondido con un error. No es culpa suya; reinténtelo dentro de un momento.",
    wrong_answer: "El servidor ha enviado otra cosa",
    wrong_answer_cure: "Ha respondido con una página web en lugar de los datos de la página. Puede que la dirección \
                        sea incorrecta o que la red pida iniciar sesión primero.",
    damaged: "La página llegó dañada",
    damaged_cure: "Sus datos están incompletos o no tienen la forma esperada. Reintentar los descarga de nuevo.",
    outdated: "Esta revista se ha actualizado",
    outdated_cure: "La página es de una versión más reciente. Recargue para verla; reintentar la descarga de nuevo.",
    stopped: "Una parte de esta página ha dejado de funcionar. Puede seguir leyendo; recargar la página lo arregla.",

    reading_settings: "Ajustes de lectura",
    theme: "Tema|Sistema|Claro|Oscuro|Sepia",
    text_size: "Tamaño del texto|90 %|100 %|115 %|130 %|150 %",
    line_width: "Ancho de línea|Estrecho|Normal|Ancho",
    typeface: "Tipo de letra|Con serifas|Sin serifas",
    single_keys: "Atajos de una tecla|Activados|Desactivados",
    speed: "Velocidad|0,75×|1×|1,25×|1,5×|2×",
    use_defaults: "Restablecer",

    keys: "Teclas",
    keys_off: "Se pueden desactivar en los ajustes de lectura.",
    show_keys: "Mostrar las teclas",
    key_down: "Título o artículo siguiente",
    key_up: "Título o artículo anterior",
    key_next: "Artículo o página siguiente",
    key_previous: "Artículo o página anterior",
    key_theme: "Tema siguiente",

    listen: "Escuchar",
    pause: "Pausa",
    play: "Continuar",
    stop: "Detener",
};

/// What press writes.
pub const LABELS: labels::Table = labels::Table {
    code_block: "Código {number}, {language}",
    plain_text: "texto",
    table: "Tabla {number}",

    note: "Nota",
    tip: "Consejo",
    important: "Importante",
    warning: "Advertencia",
    caution: "Precaución",

    footnote: "Nota {number}",
    back_to_reference: "Volver a la referencia {number}",
    link_to: "Enlace a {heading}",
    done: "Hecho",
    to_do: "Pendiente",
};
