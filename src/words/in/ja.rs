//! Japanese: 日本語.

use crate::words::{app, labels};

/// What the app shows.
pub const APP: app::Table = app::Table {
    skip: "本文へ移動",
    home: "ホーム",
    main: "メインメニュー",
    topics: "トピック",
    archive: "アーカイブ",
    popular: "人気",
    loading: "読み込み中…",

    by: "著者：",
    updated: "更新：",
    min_read: "{n}分で読めます",

    most_popular: "人気の記事",
    view_all: "すべて見る",
    latest: "最新記事",
    articles: "記事",
    articles_in: "{n}件の記事",
    topics_about: "この雑誌が扱うテーマを、トピックごとに。",
    archive_about: "これまでに公開したすべての記事を、年ごとに。",
    topic: "トピック",
    author: "著者",
    series: "連載",
    page: "{number}ページ",
    title_page: "{title}（{number}ページ）",

    pages: "ページ",
    newer_articles: "新しい記事",
    older_articles: "過去の記事",
    more_articles: "ほかの記事",
    older: "前の記事",
    newer: "次の記事",

    contents: "目次",
    part: "{series} 第{part}回",
    share: "共有",
    cite: "引用",
    copy_citation: "BibTeX をコピー",
    edit: "この記事を編集",
    previous_part: "前の回",
    next_part: "次の回",
    resume: "続きから読む：{heading}",
    dismiss: "閉じる",
    quote: "選択箇所へのリンクをコピー",
    link_copied: "リンクをコピーしました",
    citation_copied: "引用情報をコピーしました",
    code_copied: "コードをコピーしました",
    not_copied: "ここではコピーできません",

    not_found: "ページが見つかりません",
    not_found_about: "このアドレスには何もありません。移動したか、リンクが間違っている可能性があります。",
    to_home: "トップページ",
    to_archive: "アーカイブ（年ごとの全記事）",
    to_topics: "すべてのトピック",

    close: "閉じる",
    try_again: "もう一度試す",
    failed: "表示できませんでした",
    offline: "ネットワークに接続できません",
    offline_cure: "オフラインの可能性があります。すでに開いたページは引き続き読めます。このページは、接続が戻ってから\
                   もう一度お試しください。",
    slow: "時間がかかっています",
    slow_cure: "接続が遅いか、サーバーが混み合っています。もう一度試すと表示されることがあります。",
    server_fault: "サーバーに問題があります",
    server_fault_cure: "サーバーがエラーを返しました。お使いの環境の問題ではありません。しばらくしてからもう一度お試し\
                        ください。",
    wrong_answer: "サーバーから別の内容が返されました",
    wrong_answer_cure: "ページのデータの代わりにウェブページが返されました。アドレスが間違っているか、ネットワークへの\
                        ログインが必要な可能性があります。",
    damaged: "ページのデータが壊れています",
    damaged_cure: "データが途中で切れているか、想定した形式ではありません。もう一度試すと、あらためて取得します。",
    outdated: "この雑誌は更新されました",
    outdated_cure: "このページは新しいバージョンのものです。再読み込みすると表示されます。もう一度試すと、あらためて\
                    取得します。",
    stopped: "このページの一部が動作しなくなりました。このまま読み続けられます。再読み込みすると直ります。",

    reading_settings: "表示の設定",
    theme: "配色|システム|ライト|ダーク|セピア",
    text_size: "文字の大きさ|90%|100%|115%|130%|150%",
    line_width: "行の幅|狭い|標準|広い",
    typeface: "書体|明朝|ゴシック",
    single_keys: "1文字のショートカットキー|オン|オフ",
    speed: "速さ|0.75倍|1倍|1.25倍|1.5倍|2倍",
    use_defaults: "既定に戻す",

    keys: "キー操作",
    keys_off: "表示の設定でオフにできます。",
    show_keys: "キー操作を表示",
    key_down: "次の見出しまたは記事",
    key_up: "前の見出しまたは記事",
    key_next: "次の記事またはページ",
    key_previous: "前の記事またはページ",
    key_theme: "次の配色",

    listen: "読み上げ",
    pause: "一時停止",
    play: "再開",
    stop: "終了",
};

/// What press writes.
pub const LABELS: labels::Table = labels::Table {
    code_block: "コード{number}、{language}",
    plain_text: "テキスト",
    copy: "コピー",
    wrap: "折り返す",
    all_lines: "全{number}行を表示",
    formula: "数式{number}",
    diagram: "図{number}：{kind}",
    diagram_source: "テキストで見る",
    table: "表{number}",

    note: "メモ",
    tip: "ヒント",
    important: "重要",
    warning: "警告",
    caution: "注意",

    video: "動画",
    code: "コード",
    post: "投稿",
    audio: "音声",
    slides: "スライド",

    footnote: "注{number}",
    back_to_reference: "参照{number}に戻る",
    link_to: "「{heading}」へのリンク",
    done: "完了",
    to_do: "未完了",
};
