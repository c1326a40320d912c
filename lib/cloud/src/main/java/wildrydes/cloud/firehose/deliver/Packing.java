package wildrydes.cloud.firehose.deliver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import wildrydes.cloud.firehose.stream.Compression;

/** Compresses what waits. */
final class Packing {

    private Packing() {}

    /**
     * What an object will hold.
     *
     * @param name of the only entry of an archive
     * @param folder for what is too much for memory
     */
    static Spool packed(Spool content, Compression compression, String name, Path folder) {
        Spool packed = new Spool(folder);
        try (InputStream from = content.open();
                OutputStream to = opened(compression, name, packed.output())) {
            from.transferTo(to);
        } catch (IOException e) {
            packed.close();
            throw new UncheckedIOException("Object " + name + " could not be compressed.", e);
        }
        return packed;
    }

    private static OutputStream opened(Compression compression, String name, OutputStream to) throws IOException {
        return switch (compression) {
            case UNCOMPRESSED -> to;
            case GZIP -> new GZIPOutputStream(to, 1 << 16);
            case ZIP -> {
                ZipOutputStream zip = new ZipOutputStream(to);
                zip.putNextEntry(new ZipEntry(name));
                yield zip;
            }
        };
    }
}
