package wildrydes.lab.map;

import wildrydes.lab.render.Html;

/** Scalable vector graphics in parts. Lengths are pixels, written to a tenth. */
final class Svg {

    private final StringBuilder text = new StringBuilder();

    /**
     * Opens an element.
     *
     * @param attributes names and values by turns; values are texts or numbers
     */
    Svg open(String element, Object... attributes) {
        begin(element, attributes);
        text.append('>');
        return this;
    }

    Svg close(String element) {
        text.append("</").append(element).append('>');
        return this;
    }

    /** An element without content. */
    Svg leaf(String element, Object... attributes) {
        begin(element, attributes);
        text.append("/>");
        return this;
    }

    /** An element with text in it. */
    Svg text(String element, String content, Object... attributes) {
        open(element, attributes);
        text.append(Html.escape(content));
        return close(element);
    }

    /** Adds what is ready. */
    Svg raw(String svg) {
        text.append(svg);
        return this;
    }

    private void begin(String element, Object... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(value instanceof Double number ? number(number) : Html.escape(String.valueOf(value)))
                    .append('"');
        }
    }

    /** A number to a tenth, without a decimal that is none. A crowd has thousands of them, too many for a formatter. */
    static String number(double pixels) {
        long tenths = Math.round(pixels * 10);
        long whole = Math.abs(tenths) / 10;
        long rest = Math.abs(tenths) % 10;
        return (tenths < 0 ? "-" : "") + whole + (rest == 0 ? "" : "." + rest);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
