package wildrydes.cloud.firehose.stream;

/**
 * How objects are compressed. Endings and encodings are as radkawar/stackd recorded them of AWS.
 *
 * <p>Snappy's two framings are not among them: the JDK does not write them, and the libraries that do bring native code.
 */
public enum Compression {
    UNCOMPRESSED("", ""),
    GZIP(".gz", "gzip"),
    ZIP(".zip", "zip");

    private final String extension;
    private final String encoding;

    Compression(String extension, String encoding) {
        this.extension = extension;
        this.encoding = encoding;
    }

    /** What keys end with; empty for nothing. */
    public String extension() {
        return extension;
    }

    /** What objects have as their content encoding; empty for none. */
    public String encoding() {
        return encoding;
    }
}
