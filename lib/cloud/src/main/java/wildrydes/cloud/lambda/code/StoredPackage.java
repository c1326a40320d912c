package wildrydes.cloud.lambda.code;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import wildrydes.cloud.store.Fields;

/**
 * What is known of a package that lies on the disk.
 *
 * @param sha256 of the zip file, in base 64 as Lambda tells it
 * @param size of the zip file in bytes
 * @param unzipped bytes of its content
 */
public record StoredPackage(String sha256, long size, long unzipped) {

    /** The name of its files. */
    String name() {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(sha256));
    }

    public void write(DataOutput to) throws IOException {
        Fields.text(to, sha256);
        to.writeLong(size);
        to.writeLong(unzipped);
    }

    public static StoredPackage read(DataInput from) throws IOException {
        return new StoredPackage(Fields.text(from), from.readLong(), from.readLong());
    }
}
