package io.cryptoqa.convert;

/** The kinds of nodes that stand in one place of a tree (mdast's content models). */
enum Content {
    ROOT,
    FLOW,
    PHRASING,
    ITEM,
    ROW,
    CELL
}
