//! Tests that sanitized drawings look the same when resvg draws them.

use super::cleaned;
use base64::{Engine, prelude::BASE64_STANDARD};
use image::{ImageFormat, Rgb, RgbImage};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};
use std::collections::HashSet;
use std::io::Cursor;
use std::sync::Arc;

const FONT: &[u8] = include_bytes!("../../../fonts/newsreader-600.ttf");

fn drawn(svg: &str) -> Pixmap {
    let mut fonts = Database::new();
    fonts.load_font_data(FONT.to_vec());
    let options =
        Options { fontdb: Arc::new(fonts), font_family: "Newsreader".to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).unwrap();
    let mut pixels = Pixmap::new(200, 120).unwrap();
    let scale = Transform::from_scale(200.0 / tree.size().width(), 120.0 / tree.size().height());
    resvg::render(&tree, scale, &mut pixels.as_mut());
    pixels
}

fn looks_the_same(name: &str, svg: &str) {
    let before = drawn(svg);
    let colours: HashSet<&[u8]> = before.data().chunks(4).collect();
    assert!(colours.len() > 2, "{name} draws something");
    assert!(before == drawn(&cleaned(svg).svg), "{name} looks different: {}", cleaned(svg).svg);
}

/// A drawing of 200 by 120 with this content.
fn drawing(content: &str) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 200 120'>\
         {content}</svg>"
    )
}

#[test]
fn gradients_patterns_masks_and_clips() {
    looks_the_same(
        "paint",
        &drawing(
            "<defs><linearGradient id='a' x2='0' y2='1'><stop offset='10%' stop-color='#c40'/>\
             <stop offset='.9' style='stop-color:navy;stop-opacity:.5'/></linearGradient>\
             <radialGradient id='b' xlink:href='#a' fx='.2' r='60%' spreadMethod='reflect'/>\
             <pattern id='c' width='12' height='12' patternUnits='userSpaceOnUse' patternTransform='rotate(30)'>\
             <circle cx='6' cy='6' r='4' fill='teal'/></pattern>\
             <mask id='d'><rect width='200' height='60' fill='white'/><circle cx='100' cy='60' r='30'/></mask>\
             <clipPath id='e' clipPathUnits='objectBoundingBox'><path clip-rule='evenodd' \
             d='M0 0h1v1h-1zM.2.2v.6h.6v-.6z'/></clipPath></defs>\
             <rect width='200' height='120' fill='url(#a)'/><g mask='url(#d)'><rect width='200' height='120' \
             fill='url(#c)'/></g><rect x='20' y='50' width='90' height='60' clip-path='url(#e)' fill='url(#b) red'/>\
             <path d='M10 10C40 90 90 0 190 110' fill='none' stroke='url(#b)' stroke-width='6' \
             stroke-dasharray='9 4' stroke-linecap='round'/>",
        ),
    );
}

#[test]
fn text_with_spans_on_a_path() {
    looks_the_same(
        "text",
        &drawing(
            "<path id='p' d='M10 100Q100 20 190 100' fill='none'/><text x='10' y='24' font-size='20' \
             text-anchor='start' font-weight='600'>Ways  <tspan fill='#c40' dy='6' dx='3'>&amp; means</tspan>\n end</text>\
             <text font-size='16' letter-spacing='2'><textPath xlink:href='#p' startOffset='10%'>Along the way\
             </textPath></text><text x='10' y='60' xml:space='preserve' font-size='14'>  a   b</text>",
        ),
    );
}

#[test]
fn filters() {
    looks_the_same(
        "filters",
        &drawing(
            "<filter id='f' x='-20%' y='-20%' width='140%' height='140%' color-interpolation-filters='sRGB'>\
             <feGaussianBlur in='SourceAlpha' stdDeviation='3'/><feOffset dx='4' dy='4' result='s'/>\
             <feComponentTransfer><feFuncA type='linear' slope='.6'/></feComponentTransfer>\
             <feMerge><feMergeNode/><feMergeNode in='SourceGraphic'/></feMerge></filter>\
             <filter id='n'><feTurbulence type='fractalNoise' baseFrequency='.05' numOctaves='2' seed='3'/>\
             <feColorMatrix values='0 0 0 0 .2 0 0 0 0 .4 0 0 0 0 .6 0 0 0 1 0'/></filter>\
             <rect width='200' height='120' filter='url(#n)'/><rect x='30' y='30' width='80' height='50' fill='gold' \
             filter='url(#f)'/><circle cx='150' cy='60' r='30' fill='red' filter='blur(2px)'/>",
        ),
    );
}

#[test]
fn symbols_uses_and_markers() {
    looks_the_same(
        "symbols",
        &drawing(
            "<symbol id='s' viewBox='0 0 10 10' preserveAspectRatio='xMinYMid meet'><path d='M0 0h10l-5 10z'/></symbol>\
             <marker id='m' markerWidth='6' markerHeight='6' refX='3' refY='3' orient='auto-start-reverse'>\
             <circle cx='3' cy='3' r='3' fill='crimson'/></marker><use href='#s' x='10' y='10' width='40' height='40'/>\
             <use xlink:href='#s' width='60' height='60' transform='translate(100 20) rotate(15)' fill='green'/>\
             <polyline points='10,100 60,70 110,105 190,60' fill='none' stroke='#333' stroke-width='2' \
             marker-start='url(#m)' marker-mid='url(#m)' marker-end='url(#m)'/>\
             <switch><g systemLanguage='xx'><rect width='200' height='120'/></g><rect x='150' y='5' width='40' height='20' \
             fill='purple'/></switch>",
        ),
    );
}

#[test]
fn classes_of_a_style_sheet() {
    looks_the_same(
        "classes",
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 120'><defs><style type='text/css'><![CDATA[\
         /* Illustrator */ .cls-1, .cls-2 > rect { fill: #1d71b8; } .cls-2 rect:first-child { fill : orange ; \
         stroke:#000;stroke-miterlimit:10 } #x { fill: rgb(10, 200, 10) !important } circle { opacity: .5 }\
         ]]></style></defs><rect class='cls-1' width='60' height='60'/><g class='cls-2'><rect x='70' width='50' \
         height='50'/><rect x='130' width='50' height='50'/></g><rect id='x' x='10' y='70' width='60' height='40' \
         fill='red'/><circle cx='130' cy='90' r='25' style='fill:#e6007e;stroke-width:3px;stroke:black'/></svg>",
    );
}

#[test]
fn a_drawing_of_inkscape() {
    looks_the_same(
        "Inkscape",
        "<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n<!-- Created with Inkscape -->\n\
         <svg width='53mm' height='32mm' viewBox='0 0 200 120' version='1.1' id='svg5' \
         inkscape:version='1.2.2' sodipodi:docname='d.svg' \
         xmlns:inkscape='http://www.inkscape.org/namespaces/inkscape' \
         xmlns:sodipodi='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd' xmlns:xlink='http://www.w3.org/1999/xlink' \
         xmlns='http://www.w3.org/2000/svg' xmlns:svg='http://www.w3.org/2000/svg'>\
         <sodipodi:namedview id='namedview7' pagecolor='#ffffff' inkscape:zoom='0.7'/>\
         <defs id='defs2'><linearGradient inkscape:collect='always' id='lg1'><stop style='stop-color:#d45500;stop-opacity:1;' \
         offset='0' id='stop1'/><stop style='stop-color:#0055d4;stop-opacity:0.3;' offset='1' id='stop2'/></linearGradient>\
         <linearGradient inkscape:collect='always' xlink:href='#lg1' id='lg2' x1='10' y1='10' x2='190' y2='100' \
         gradientUnits='userSpaceOnUse'/></defs>\
         <metadata><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:li/></rdf:RDF></metadata>\
         <g inkscape:label='Layer 1' inkscape:groupmode='layer' id='layer1'><path style='fill:url(#lg2);fill-opacity:1;\
         stroke:#000000;stroke-width:1.5;-inkscape-stroke:none' d='M 10,10 H 190 V 100 Z' id='path1' \
         sodipodi:nodetypes='cccc'/><svg:ellipse cx='60' cy='80' rx='40' ry='20' style='fill:#5fd38d'/>\
         <flowRoot xml:space='preserve'><flowPara>old text</flowPara></flowRoot></g></svg>",
    );
}

#[test]
fn an_embedded_image() {
    let mut png = Cursor::new(Vec::new());
    RgbImage::from_fn(2, 2, |x, y| Rgb([x as u8 * 200, y as u8 * 200, 90]))
        .write_to(&mut png, ImageFormat::Png)
        .unwrap();
    let png = format!("data:image/png;base64,{}", BASE64_STANDARD.encode(png.into_inner()));
    // Some editors break the lines of embedded data.
    let (start, end) = png.split_at(40);
    for address in [&png, &format!("{start}\n{end}"), &format!("{start}&#10;{end}")] {
        let svg = drawing(&format!(
            "<rect width='200' height='120' fill='teal'/><image xlink:href='{address}' x='20' y='20' width='90' \
             height='70' preserveAspectRatio='none'/>"
        ));
        assert_eq!(cleaned(&svg).removed, [""; 0]);
        looks_the_same("a picture", &svg);
    }
}
