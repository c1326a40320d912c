package wildrydes.lab.render;

import java.util.Locale;

/** Numbers of bytes and of lines as a person reads them; a KB is 1,000 bytes, as on AWS's bill for queries. */
public final class Sizes {

    private static final String[] UNITS = {"KB", "MB", "GB", "TB"};
    private static final double STEP = 1000;

    private Sizes() {}

    /** Such as "187 bytes" or "22.4 KB". */
    public static String bytes(long bytes) {
        if (bytes < STEP) {
            return bytes + (bytes == 1 ? " byte" : " bytes");
        }
        double size = bytes / STEP;
        int unit = 0;
        while (Math.round(size * 10) >= STEP * 10 && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f", size).replace(".0", "") + " " + UNITS[unit];
    }

    /** Such as "1,200". */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as "1 line" or "1,200 lines". */
    public static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
