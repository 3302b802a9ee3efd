//! The frame: a line and a hairline, the hairline stepping in at the corners around a small square each.

use printpdf::{Color, Line, LinePoint, Op, PaintMode, Point, Polygon, PolygonRing, Pt, WindingOrder};

use super::placed::{FRAME_INSET, PAGE, Rect};

/// Distance of the heavy line from the page's edge, in points. Office printers leave up to 6 mm white.
const OUTER: f32 = 24.0;
/// How far the hairline steps in at a corner.
const STEP: f32 = 11.0;

/// The operations that draw the frame in `ink`.
pub fn frame(ink: &Color) -> Vec<Op> {
    let outer = corners(OUTER);
    let inner = stepped(FRAME_INSET - STEP / 2.0);
    let mut ops = vec![
        Op::SetOutlineColor { col: ink.clone() },
        Op::SetFillColor { col: ink.clone() },
        Op::SetOutlineThickness { pt: Pt(2.0) },
        closed(&outer),
        Op::SetOutlineThickness { pt: Pt(0.6) },
        closed(&inner),
    ];
    let middle = (OUTER + FRAME_INSET - STEP / 2.0 + STEP) / 2.0;
    for (x, y) in corners(middle) {
        ops.push(filled(&[Rect { x: x - 2.0, y: y - 2.0, width: 4.0, height: 4.0 }]));
    }
    ops
}

/// Rectangles filled as one path: drawn apart, viewers show hairlines between neighbours.
pub fn filled(rects: &[Rect]) -> Op {
    let ring = |rect: &Rect| {
        let (right, top) = (rect.x + rect.width, rect.y + rect.height);
        PolygonRing { points: points(&[(rect.x, rect.y), (right, rect.y), (right, top), (rect.x, top)]) }
    };
    let rings = rects.iter().map(ring).collect();
    Op::DrawPolygon {
        polygon: Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero },
    }
}

fn corners(inset: f32) -> [(f32, f32); 4] {
    let (right, top) = (PAGE.0 - inset, PAGE.1 - inset);
    [(inset, inset), (right, inset), (right, top), (inset, top)]
}

fn stepped(inset: f32) -> Vec<(f32, f32)> {
    let (low, left) = (inset, inset);
    let (right, top) = (PAGE.0 - inset, PAGE.1 - inset);
    vec![
        (left + STEP, low),
        (right - STEP, low),
        (right - STEP, low + STEP),
        (right, low + STEP),
        (right, top - STEP),
        (right - STEP, top - STEP),
        (right - STEP, top),
        (left + STEP, top),
        (left + STEP, top - STEP),
        (left, top - STEP),
        (left, low + STEP),
        (left + STEP, low + STEP),
    ]
}

fn closed(corners: &[(f32, f32)]) -> Op {
    Op::DrawLine { line: Line { points: points(corners), is_closed: true } }
}

fn points(corners: &[(f32, f32)]) -> Vec<LinePoint> {
    let point = |(x, y): &(f32, f32)| LinePoint { p: Point { x: Pt(*x), y: Pt(*y) }, bezier: false };
    corners.iter().map(point).collect()
}
