package wildrydes.lab;

/** A picture of a table, with words for those who cannot see it. Made by {@link Charts}. */
public final class Chart {

    private final byte[] png;
    private final String alt;
    private final int width;

    Chart(byte[] png, String alt, int width) {
        this.png = png;
        this.alt = alt;
        this.width = width;
    }

    /** The bytes of a PNG file. */
    public byte[] png() {
        return png.clone();
    }

    /** What there is to see, in a sentence or two. */
    public String alt() {
        return alt;
    }

    /** On the page, in CSS pixels; the picture has twice as many. */
    public int width() {
        return width;
    }

    @Override
    public String toString() {
        return alt;
    }
}
