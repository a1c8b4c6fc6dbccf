//! The fonts that stand in, which nearly every system has.
//!
//! Liberation was drawn to the widths of Times New Roman, Arial and Courier New, as were Tinos, Arimo and Cousine after
//! it, and Arial to those of Helvetica. These are the advance widths in the tables `hmtx` of Debian's package
//! fonts-liberation 1.07.4, in units of which an em has 2048. Its fonts have no Hebrew or Arabic.

use crate::letters::Letters;
use crate::metrics::Kind;
use crate::script::Script;

const EM: f32 = 2048.0;
/// The width of everything in Courier New.
const MONO: f32 = 1229.0;

/// The widths of letters in the order of the alphabets of [`Letters`].
struct Widths {
    kind: Kind,
    bold: bool,
    italic: bool,
    latin: [u16; 29],
    greek: [u16; 28],
    cyrillic: [u16; 35],
}

/// The mean width of a letter in a text, in em, in the font that stands in.
pub fn letter(kind: Kind, bold: bool, italic: bool, script: Script) -> Option<f32> {
    let letters = Letters::of(script)?;
    if kind == Kind::Mono {
        return Some(MONO / EM);
    }
    let widths =
        WIDTHS.iter().find(|widths| (widths.kind, widths.bold, widths.italic) == (kind, bold, italic))?;
    let widths: &[u16] = match script {
        Script::Greek => &widths.greek,
        Script::Cyrillic => &widths.cyrillic,
        _ => &widths.latin,
    };
    letters.mean(widths.iter().map(|width| Some(f32::from(*width) / EM)))
}

/// What `local()` calls the font that stands in: full names, and the names of PostScript where they differ.
pub fn names(kind: Kind, bold: bool, italic: bool) -> &'static [&'static str] {
    match (kind, bold, italic) {
        (Kind::Serif, false, false) => &["Times New Roman", "TimesNewRomanPSMT", "Liberation Serif", "Tinos"],
        (Kind::Serif, true, false) => {
            &["Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold", "Tinos Bold"]
        }
        (Kind::Serif, false, true) => {
            &["Times New Roman Italic", "TimesNewRomanPS-ItalicMT", "Liberation Serif Italic", "Tinos Italic"]
        }
        (Kind::Serif, true, true) => &[
            "Times New Roman Bold Italic",
            "TimesNewRomanPS-BoldItalicMT",
            "Liberation Serif Bold Italic",
            "Tinos Bold Italic",
        ],
        (Kind::Sans, false, false) => &["Arial", "ArialMT", "Helvetica", "Liberation Sans", "Arimo"],
        (Kind::Sans, true, false) => {
            &["Arial Bold", "Arial-BoldMT", "Helvetica Bold", "Liberation Sans Bold", "Arimo Bold"]
        }
        (Kind::Sans, false, true) => {
            &["Arial Italic", "Arial-ItalicMT", "Helvetica Oblique", "Liberation Sans Italic", "Arimo Italic"]
        }
        (Kind::Sans, true, true) => &[
            "Arial Bold Italic",
            "Arial-BoldItalicMT",
            "Helvetica Bold Oblique",
            "Liberation Sans Bold Italic",
            "Arimo Bold Italic",
        ],
        (Kind::Mono, false, false) => {
            &["Courier New", "CourierNewPSMT", "Courier", "Liberation Mono", "Cousine"]
        }
        (Kind::Mono, true, false) => &[
            "Courier New Bold",
            "CourierNewPS-BoldMT",
            "Courier Bold",
            "Liberation Mono Bold",
            "Cousine Bold",
        ],
        (Kind::Mono, false, true) => &[
            "Courier New Italic",
            "CourierNewPS-ItalicMT",
            "Courier Oblique",
            "Liberation Mono Italic",
            "Cousine Italic",
        ],
        (Kind::Mono, true, true) => &[
            "Courier New Bold Italic",
            "CourierNewPS-BoldItalicMT",
            "Courier Bold Oblique",
            "Liberation Mono Bold Italic",
            "Cousine Bold Italic",
        ],
    }
}

const WIDTHS: [Widths; 8] = [
    Widths {
        kind: Kind::Serif,
        bold: false,
        italic: false,
        latin: [
            512, 512, 512, 909, 1024, 909, 1024, 909, 682, 1024, 1024, 569, 569, 1024, 569, 1593, 1024, 1024,
            1024, 1024, 682, 797, 569, 1024, 1024, 1479, 1024, 1024, 909,
        ],
        greek: [
            512, 512, 512, 1073, 1042, 905, 965, 860, 848, 1071, 981, 551, 1032, 993, 1098, 926, 913, 1024,
            1034, 1022, 811, 1104, 823, 1014, 1182, 909, 1282, 1348,
        ],
        cyrillic: [
            512, 512, 512, 909, 1042, 967, 840, 1042, 909, 1415, 809, 1096, 1096, 995, 1022, 1296, 1096,
            1024, 1096, 1024, 909, 895, 1024, 1327, 1024, 1096, 1030, 1577, 1577, 1059, 1376, 934, 879, 1530,
            942,
        ],
    },
    Widths {
        kind: Kind::Serif,
        bold: true,
        italic: false,
        latin: [
            512, 512, 512, 1024, 1139, 909, 1139, 909, 682, 1024, 1139, 569, 682, 1139, 569, 1706, 1139,
            1024, 1139, 1139, 909, 797, 682, 1139, 1024, 1479, 1024, 1024, 909,
        ],
        greek: [
            512, 512, 512, 1143, 1079, 958, 1063, 875, 846, 1163, 1069, 635, 1137, 1006, 1161, 915, 913,
            1024, 1122, 1096, 864, 1114, 944, 1063, 1278, 946, 1409, 1497,
        ],
        cyrillic: [
            512, 512, 512, 1024, 1024, 1106, 930, 1036, 909, 1485, 823, 1180, 1180, 1180, 1149, 1395, 1180,
            1024, 1180, 1139, 909, 1006, 1024, 1417, 1024, 1180, 1155, 1729, 1729, 1194, 1599, 1083, 885,
            1565, 1108,
        ],
    },
    Widths {
        kind: Kind::Serif,
        bold: false,
        italic: true,
        latin: [
            512, 512, 512, 1024, 1024, 909, 1024, 909, 569, 1024, 1024, 569, 569, 909, 569, 1479, 1024, 1024,
            1024, 1024, 797, 797, 569, 1024, 909, 1366, 909, 909, 797,
        ],
        greek: [
            512, 512, 512, 1075, 1020, 807, 952, 807, 829, 1016, 1006, 569, 983, 887, 1028, 909, 877, 1024,
            1026, 983, 831, 1010, 733, 940, 1133, 901, 1272, 1446,
        ],
        cyrillic: [
            512, 512, 512, 1024, 1030, 889, 799, 1036, 909, 1905, 799, 1024, 1024, 958, 893, 1307, 1016,
            1024, 1024, 1024, 909, 1479, 909, 1454, 909, 1024, 977, 1546, 1546, 1063, 1387, 932, 903, 1444,
            952,
        ],
    },
    Widths {
        kind: Kind::Serif,
        bold: true,
        italic: true,
        latin: [
            512, 512, 512, 1024, 1024, 909, 1024, 909, 682, 1024, 1139, 569, 569, 1024, 569, 1593, 1139,
            1024, 1024, 1024, 797, 797, 569, 1139, 909, 1366, 1024, 909, 797,
        ],
        greek: [
            512, 512, 512, 1133, 1049, 852, 1049, 840, 903, 1124, 1063, 569, 1085, 909, 1139, 909, 920, 1024,
            1118, 1055, 913, 1104, 909, 1003, 1198, 952, 1368, 1481,
        ],
        cyrillic: [
            512, 512, 512, 1024, 1022, 915, 756, 1016, 909, 1950, 799, 1139, 1139, 1038, 1051, 1403, 1137,
            1024, 1139, 1024, 909, 1593, 909, 1466, 1024, 1139, 1075, 1706, 1706, 1079, 1421, 936, 850, 1495,
            1055,
        ],
    },
    Widths {
        kind: Kind::Sans,
        bold: false,
        italic: false,
        latin: [
            569, 569, 569, 1139, 1139, 1024, 1139, 1139, 569, 1139, 1139, 455, 455, 1024, 455, 1706, 1139,
            1139, 1139, 1139, 682, 1024, 569, 1139, 1024, 1479, 1024, 1024, 1024,
        ],
        greek: [
            569, 569, 569, 1184, 1178, 1024, 1140, 913, 903, 1139, 1139, 455, 1024, 1024, 1180, 1024, 917,
            1139, 1413, 1165, 987, 1264, 809, 1120, 1328, 1075, 1460, 1599,
        ],
        cyrillic: [
            569, 569, 569, 1139, 1173, 1088, 747, 1195, 1139, 1370, 939, 1144, 1144, 896, 1195, 1408, 1131,
            1139, 1109, 1139, 1024, 938, 1024, 1685, 1024, 1173, 1067, 1643, 1685, 1280, 1472, 1067, 1045,
            1536, 1109,
        ],
    },
    Widths {
        kind: Kind::Sans,
        bold: true,
        italic: false,
        latin: [
            569, 569, 569, 1139, 1251, 1139, 1251, 1139, 682, 1251, 1251, 569, 569, 1139, 569, 1821, 1251,
            1251, 1251, 1251, 797, 1139, 682, 1251, 1139, 1593, 1139, 1139, 1024,
        ],
        greek: [
            569, 569, 569, 1259, 1250, 1139, 1242, 972, 943, 1251, 1107, 569, 1142, 1139, 1253, 1139, 912,
            1251, 1568, 1267, 1065, 1401, 914, 1192, 1465, 1179, 1543, 1730,
        ],
        cyrillic: [
            569, 569, 569, 1139, 1265, 1259, 853, 1300, 1139, 1452, 1018, 1259, 1259, 1025, 1301, 1515, 1237,
            1251, 1237, 1251, 1139, 1003, 1139, 1792, 1139, 1259, 1189, 1707, 1728, 1493, 1749, 1259, 1131,
            1749, 1195,
        ],
    },
    Widths {
        kind: Kind::Sans,
        bold: false,
        italic: true,
        latin: [
            569, 569, 569, 1139, 1139, 1024, 1139, 1139, 569, 1139, 1139, 455, 455, 1024, 455, 1706, 1139,
            1139, 1139, 1139, 682, 1024, 569, 1139, 1024, 1479, 1024, 1024, 1024,
        ],
        greek: [
            569, 569, 569, 1168, 1170, 1024, 1138, 900, 949, 1137, 1111, 455, 1024, 1008, 1122, 1024, 915,
            1139, 1372, 1173, 996, 1235, 766, 1126, 1336, 1118, 1490, 1595,
        ],
        cyrillic: [
            569, 569, 569, 1139, 1152, 1069, 1010, 1132, 1139, 1409, 952, 1139, 1139, 967, 1155, 1404, 1127,
            1139, 1139, 1139, 1024, 1706, 1024, 1711, 1024, 1171, 1060, 1700, 1743, 1272, 1507, 1077, 1007,
            1540, 1094,
        ],
    },
    Widths {
        kind: Kind::Sans,
        bold: true,
        italic: true,
        latin: [
            569, 569, 569, 1139, 1251, 1139, 1251, 1139, 682, 1251, 1251, 569, 569, 1139, 569, 1821, 1251,
            1251, 1251, 1251, 797, 1139, 682, 1251, 1139, 1593, 1139, 1139, 1024,
        ],
        greek: [
            569, 569, 569, 1270, 1271, 1139, 1250, 980, 1007, 1251, 1142, 569, 1159, 1139, 1235, 1139, 921,
            1251, 1458, 1240, 1090, 1359, 837, 1211, 1441, 1183, 1583, 1709,
        ],
        cyrillic: [
            569, 569, 569, 1139, 1268, 1237, 1093, 1266, 1139, 1508, 1045, 1251, 1251, 1038, 1274, 1515,
            1237, 1251, 1251, 1251, 1139, 1821, 1139, 1812, 1139, 1323, 1194, 1821, 1915, 1448, 1749, 1216,
            1130, 1771, 1206,
        ],
    },
];
