mod limits;
mod look;

use super::*;

/// Sanitizes a drawing with this content, and checks that sanitizing the result again changes and reports nothing.
fn inside(content: &str) -> Cleaned {
    cleaned(&format!(
        "<svg xmlns=\"{}\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n{content}</svg>",
        parse::SVG
    ))
}

fn cleaned(text: &str) -> Cleaned {
    let cleaned = clean(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let again = clean(&cleaned.svg).unwrap_or_else(|error| panic!("{error}: {}", cleaned.svg));
    assert_eq!(again.svg, cleaned.svg, "cleaned twice");
    assert_eq!(again.removed, [""; 0], "{}", cleaned.svg);
    cleaned
}

#[test]
fn active_content_is_removed_and_reported() {
    for (content, expected) in [
        ("<script>alert(1)</script>", "`<script>`"),
        ("<script href='data:,alert(1)'/>", "`<script>`"),
        ("<g><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script></g>", "`<script>`"),
        ("<x:script xmlns:x='http://www.w3.org/2000/svg'>alert(1)</x:script>", "`<script>`"),
        ("<rect onload='alert(1)'/>", "`onload`"),
        ("<rect ONclick='alert(1)'/>", "`ONclick`"),
        ("<handler type='text/ecmascript'>alert(1)</handler>", "`<handler>`"),
        (
            "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>",
            "`<foreignObject>`",
        ),
        ("<iframe xmlns='http://www.w3.org/1999/xhtml' src='javascript:alert(1)'/>", "`<iframe>`"),
        ("<a href='javascript:alert(1)'><rect/></a>", "links"),
        ("<a xlink:href='https://example.org/'><rect/></a>", "links"),
        ("<use href='other.svg#a'/>", "the URL of `<use>`"),
        ("<use href='data:image/svg+xml,x#a'/>", "the URL of `<use>`"),
        ("<use xlink:href='//example.org/a.svg#a'/>", "the URL of `<use>`"),
        ("<image href='https://example.org/a.png'/>", "the URL of `<image>`"),
        ("<image href='/media/secret.png'/>", "the URL of `<image>`"),
        ("<image href=' da&#10;ta:image/svg+xml;base64,AA'/>", "the URL of `<image>`"),
        ("<image href='data:text/html,x'/>", "the URL of `<image>`"),
        ("<image src='https://example.org/a.png'/>", "`src`"),
        ("<filter><feImage href='https://example.org/a.png'/></filter>", "the URL of `<feImage>`"),
        ("<g xml:base='https://example.org/'/>", "`xml:base`"),
        ("<rect fill='url(https://example.org/a.svg#a)'/>", "a URL in `fill`"),
        ("<rect fill='u\\72l(//example.org/a.svg#a)'/>", "a URL in `fill`"),
        ("<rect mask='image-set(\"https://example.org/a.png\" 1x)'/>", "a URL in `mask`"),
        ("<rect style='fill:url(https://example.org/a.svg#a);stroke:red'/>", "a URL in CSS"),
        ("<style>@import 'https://example.org/a.css';</style>", "`@import`"),
        ("<style>@\\69mport 'a.css';</style>", "`@import`"),
        ("<style>@font-face{src:url(https://example.org/a.woff2)}</style>", "a URL in CSS"),
        ("<style>.a{fill:red;background:url('https://example.org/a.png')}</style>", "a URL in CSS"),
        ("<style>.a{--b:url(https://example.org/a.png)}</style>", "a URL in CSS"),
        ("<animate attributeName='href' values='javascript:alert(1)'/>", "non-visual attribute"),
        (
            "<animate xmlns:x='x' x:attributeName='fill' attributeName='href' to='javascript:alert(1)'/>",
            "non-visual attribute",
        ),
        ("<image href='#a'/>", "the URL of `<image>`"),
        ("<set attributeName='xlink:href' to='https://example.org/'/>", "non-visual attribute"),
        ("<set attributeName='onclick' to='alert(1)'/>", "non-visual attribute"),
        ("<set attributeName='style' to='fill:red'/>", "non-visual attribute"),
        ("<animate attributeName='fill' to='url(https://example.org/#a)'/>", "a URL in `to`"),
        ("<title><img xmlns='http://www.w3.org/1999/xhtml' src='x' onerror='alert(1)'/></title>", "`<img>`"),
        ("<title><style>*{fill:red}</style></title>", "elements in a title"),
        ("<unknown/>", "`<unknown>`"),
    ] {
        let Cleaned { svg, removed, line, .. } = inside(content);
        assert!(removed.len() == 1 && removed[0].contains(expected), "{content}: {removed:?}");
        assert_eq!(line, 2, "{content}");
        for gone in ["alert", "example.org", "script", "secret", "a.css", "<a ", "<a>", "onerror"] {
            assert!(!svg.contains(gone), "{content}: {svg}");
        }
    }
}

#[test]
fn editor_data_is_removed_without_a_report() {
    let cleaned = cleaned(
        "<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n\
         <!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd' [\n\
         <!ENTITY ns_svg 'http://www.w3.org/2000/svg'> <!ENTITY ns_ai 'http://ns.adobe.com/AdobeIllustrator/10.0/'> ]>\n\
         <!-- Generator -->\n\
         <svg xmlns='&ns_svg;' xmlns:i='&ns_ai;' xmlns:sodipodi='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd' \
         xmlns:inkscape='http://www.inkscape.org/namespaces/inkscape' inkscape:version='1.3' i:viewOrigin='0 0' \
         viewBox='0 0 2 1' data-name='Layer 1'>\
         <sodipodi:namedview pagecolor='#fff'><inkscape:grid/></sodipodi:namedview>\
         <metadata><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>\
         <g inkscape:label='Layer' id='a'><path d='M0 0'/></g></svg>",
    );
    assert_eq!(cleaned.removed, [""; 0]);
    assert_eq!(
        cleaned.svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\"><g id=\"a\"><path d=\"M0 0\"/></g></svg>"
    );
}

#[test]
fn drawing_content_is_unchanged() {
    let part = "<defs><linearGradient id=\"a\" gradientTransform=\"rotate(9)\"><stop offset=\"0\" stop-color=\"red\"/>\
                </linearGradient><linearGradient id=\"b\" xlink:href=\"#a\"/></defs>\
                <style>.a:not(.b)&gt;path{fill:url(#a);stroke-width:.1234567891px}@media (prefers-color-scheme: dark)\
                {.a{fill:#fff}}@keyframes k{from{opacity:0}to{opacity:1}}</style>\
                <g class=\"a b\" fill=\"url(&apos;#b&apos;)\" style=\"mix-blend-mode:screen;fill:url(#a)\">\
                <image href=\"data:image/png;base64,AAAA\" width=\"1\" height=\"1\"/><use href=\"#a\"/></g>\
                <text xml:space=\"preserve\"> a &lt; <tspan dx=\"1 2\">b</tspan>\n c</text><title>T &amp; U</title>\
                <rect><animate attributeName=\"fill\" values=\"red;url(#a)\" dur=\"1s\" repeatCount=\"indefinite\"/></rect>";
    let Cleaned { svg, removed, .. } = inside(part);
    assert_eq!(removed, [""; 0]);
    let expected = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{part}</svg>"
    );
    assert_eq!(svg, expected);
}

#[test]
fn inline_drawings_have_no_style_sheets_or_namespaces() {
    let art = "<svg class=\"b-art b-art-3\" viewBox=\"0 0 320 200\" aria-hidden=\"true\"><path class=\"a\" d=\"M0 0h9\"/></svg>";
    assert_eq!(clean_inline(art).map(|cleaned| cleaned.svg), Ok(art.to_owned()), "a cover drawn here");
    let text = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:l='http://www.w3.org/1999/xlink'><style>*{fill:red}</style>\
                <use l:href='#a'/><use href='#b' l:href='#c'/></svg>";
    let Cleaned { svg, removed, .. } = clean_inline(text).unwrap();
    assert_eq!(svg, "<svg><use href=\"#a\"/><use href=\"#b\"/></svg>");
    assert_eq!(removed, ["a style sheet"]);
    assert_eq!(clean_inline(&svg).map(|cleaned| cleaned.svg), Ok(svg));
}

#[test]
fn css_is_written_as_browsers_read_it() {
    for (css, expected) in [
        ("a{fill:red", "a{fill:red}"),
        ("a { fill : red ; } /* c */ b{}", "a{fill : red}b{}"),
        ("a{fill:rgb(1,2;}b{fill:red}", "a{}"),
        ("a{content:\"x", "a{content:\"x\"}"),
        ("a{b:1\\", "a{b:1�}"),
        ("a{b:'\\fffe\\8'}", "a{b:\"\u{fffe}\\8 \"}"),
        (
            "a{src:url(data:font/woff2;base64,AA) format('woff2')}",
            "a{src:url(data:font/woff2;base64,AA) format(\"woff2\")}",
        ),
        ("a{x:1/**/2}", "a{x:1/**/2}"),
        ("</style><script>", "</style><script>"),
        ("<!-- a{fill:red} -->", "a{fill:red}"),
        ("@charset 'x';@namespace 'x';a{}", "a{}"),
        ("a{b{c:url(x)}d:e}", "a{b{}d:e}"),
    ] {
        let mut removed = removed::Removed::default();
        let clean = css::clean(css, &mut removed);
        assert_eq!(clean, expected, "{css}");
        assert_eq!(css::clean(&clean, &mut removed), clean, "{css} again");
    }
    let style = inside("<style>a{b:'\\fffe'}</style>").svg;
    assert!(style.contains("a{b:\"\u{fffd}\"}"), "{style}");
    let deep = "a{".repeat(100) + "fill:url(https://example.org/)";
    assert_eq!(css::clean(&deep, &mut removed::Removed::default()), "");
}

#[test]
fn size_is_read_from_attributes() {
    for (attributes, expected) in [
        ("width='20' height=\"10\"", Some((20, 10))),
        ("width='20px' height=' 10.4 '", Some((20, 10))),
        ("width='72pt' height='1in'", Some((96, 96))),
        ("width='10mm' height='1cm'", Some((38, 38))),
        ("viewBox='0 0 4 3'", Some((4, 3))),
        ("viewBox=\"-1,-1, 4,\n3\" width='100%' height='auto'", Some((4, 3))),
        ("viewBox='0 0 4 2' width='100'", Some((100, 50))),
        ("viewBox='0 0 4 2' height='100'", Some((200, 100))),
        ("data-x='width=\"3\"' viewBox='0 0 1 1'", Some((1, 1))),
        ("xmlns:i='i' i:width='3' i:height='3' viewBox='0 0 1 1'", Some((1, 1))),
        ("width='1e38' height='1e38'", Some((16_384, 16_384))),
        ("viewBox='0 0 9 1e38'", Some((1, 16_384))),
        ("viewBox='0 0 0 0'", None),
        ("viewBox='0 0 NaN inf'", None),
        ("width='100%'", Some((300, 150))),
        ("width='100%' height='50%'", Some((300, 75))),
        ("width='100%' height='40'", Some((300, 40))),
        ("width='100%' height='1em'", None),
        ("width='2em' height='1em'", None),
        ("width='-1' height='4'", None),
        ("width='4'", None),
        ("", None),
    ] {
        let svg = format!("<svg {attributes} xmlns='{}'/>", parse::SVG);
        assert_eq!(size(svg.as_bytes()), expected, "{attributes}");
        assert_eq!(cleaned(&svg).size, expected, "{attributes}");
    }
}
