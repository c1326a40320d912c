package io.github.spencerpark.jupyter.kernel.display.mime;

import java.util.Locale;

/** A format in which a value can be shown. */
public class MIMEType {

    public static final MIMEType TEXT_PLAIN = new MIMEType("text/plain");
    public static final MIMEType TEXT_HTML = new MIMEType("text/html");
    public static final MIMEType TEXT_MARKDOWN = new MIMEType("text/markdown");
    public static final MIMEType TEXT_LATEX = new MIMEType("text/latex");
    public static final MIMEType TEXT_CSS = new MIMEType("text/css");
    public static final MIMEType APPLICATION_JSON = new MIMEType("application/json");
    public static final MIMEType APPLICATION_JAVASCRIPT = new MIMEType("application/javascript");
    public static final MIMEType APPLICATION_PDF = new MIMEType("application/pdf");
    public static final MIMEType APPLICATION_XML = new MIMEType("application/xml");
    public static final MIMEType IMAGE_PNG = new MIMEType("image/png");
    public static final MIMEType IMAGE_JPEG = new MIMEType("image/jpeg");
    public static final MIMEType IMAGE_GIF = new MIMEType("image/gif");
    public static final MIMEType IMAGE_SVG = new MIMEType("image/svg+xml");

    private final String name;

    protected MIMEType(String name) {
        this.name = name;
    }

    /** The format of this name, such as {@code text/html}. */
    public static MIMEType parse(String name) {
        return new MIMEType(name);
    }

    /** What stands before the slash. */
    public String getGroup() {
        return name.split("/", 2)[0];
    }

    /** What stands behind the slash; empty if there is none. */
    public String getSubtype() {
        return name.substring(Math.min(name.length(), getGroup().length() + 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MIMEType type && type.name.equalsIgnoreCase(name);
    }

    @Override
    public int hashCode() {
        return name.toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
