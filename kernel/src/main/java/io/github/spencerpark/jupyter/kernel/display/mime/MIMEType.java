package io.github.spencerpark.jupyter.kernel.display.mime;

/** A format in which a value can be shown. */
public final class MIMEType {

    public static final MIMEType TEXT_PLAIN = new MIMEType("text/plain");
    public static final MIMEType TEXT_HTML = new MIMEType("text/html");
    public static final MIMEType TEXT_MARKDOWN = new MIMEType("text/markdown");
    public static final MIMEType TEXT_LATEX = new MIMEType("text/latex");
    public static final MIMEType TEXT_CSS = new MIMEType("text/css");
    public static final MIMEType APPLICATION_JSON = new MIMEType("application/json");
    public static final MIMEType APPLICATION_JAVASCRIPT = new MIMEType("application/javascript");
    public static final MIMEType IMAGE_PNG = new MIMEType("image/png");
    public static final MIMEType IMAGE_JPEG = new MIMEType("image/jpeg");
    public static final MIMEType IMAGE_SVG = new MIMEType("image/svg+xml");

    private final String name;

    private MIMEType(String name) {
        this.name = name;
    }

    /** The format of this name, such as {@code text/html}. */
    public static MIMEType parse(String name) {
        return new MIMEType(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
