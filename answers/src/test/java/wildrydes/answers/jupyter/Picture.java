package wildrydes.answers.jupyter;

/**
 * A picture of a cell.
 *
 * @param notebook the name of its notebook, which is that of the picture's file, too
 * @param cell the cell's id
 * @param outputs a CSS selector of the outputs that are shown
 * @param pageWidth how wide the page is on which the cell stands, in pixels: a wide table needs more
 */
record Picture(String notebook, String cell, String outputs, int pageWidth) {

    private static final int PAGE_WIDTH = 1040;

    /** A cell with all that stands below it. */
    static Picture of(String notebook, String cell) {
        return new Picture(notebook, cell, "*", PAGE_WIDTH);
    }

    Picture withOutputs(String selector) {
        return new Picture(notebook, cell, selector, pageWidth);
    }

    Picture withPageWidth(int pixels) {
        return new Picture(notebook, cell, outputs, pixels);
    }
}
