package wildrydes.athena.lake;

import io.airlift.compress.bzip2.BZip2HadoopStreams;
import io.airlift.compress.snappy.SnappyHadoopStreams;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import wildrydes.athena.catalog.DataFile;

/** How a file is compressed, by the end of its name, as Athena tells it; GZIP also by its first two bytes. */
enum Compression {
    NONE {
        @Override
        InputStream open(InputStream file) {
            return file;
        }
    },
    GZIP {
        @Override
        InputStream open(InputStream file) throws IOException {
            return new GZIPInputStream(file, BUFFER);
        }
    },
    DEFLATE {
        @Override
        InputStream open(InputStream file) {
            return new InflaterInputStream(file);
        }
    },
    BZIP2 {
        @Override
        InputStream open(InputStream file) throws IOException {
            return new BZip2HadoopStreams().createInputStream(file);
        }
    },
    ZSTANDARD {
        @Override
        InputStream open(InputStream file) {
            return new ZstdInputStream(file);
        }
    },
    SNAPPY {
        @Override
        InputStream open(InputStream file) throws IOException {
            return new SnappyHadoopStreams().createInputStream(file);
        }
    };

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    /** The plain bytes of a compressed file. */
    abstract InputStream open(InputStream file) throws IOException;

    static Compression of(DataFile file) {
        String name = file.location().toLowerCase(Locale.ROOT);
        Compression named = switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "gz", "gzip" -> GZIP;
            case "deflate" -> DEFLATE;
            case "bz2" -> BZIP2;
            case "zst" -> ZSTANDARD;
            case "snappy" -> SNAPPY;
            default -> NONE;
        };
        return named == NONE && beginsAsGzip(file) ? GZIP : named;
    }

    /** False also where the file cannot be opened, which its reader tells better. */
    private static boolean beginsAsGzip(DataFile file) {
        try (InputStream in = Files.newInputStream(file.path())) {
            return in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        } catch (IOException e) {
            return false;
        }
    }
}
