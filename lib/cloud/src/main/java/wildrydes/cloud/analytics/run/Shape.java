package wildrydes.cloud.analytics.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import wildrydes.cloud.analytics.Application;
import wildrydes.cloud.analytics.Input;
import wildrydes.cloud.analytics.ReferenceSource;

/** What an application's windows are of: where this stays, windows go on; where it changes, they are begun anew. */
final class Shape {

    private Shape() {}

    /** A digest of the SQL and of what it is about. */
    static String of(Application application) {
        StringBuilder text = new StringBuilder(application.configuration().code());
        for (Input input : application.configuration().inputs()) {
            text.append('\0').append(input.prefix()).append('\0').append(input.parallelism());
            text.append('\0').append(input.schema());
        }
        for (ReferenceSource table : application.configuration().references()) {
            text.append('\0').append(table.table()).append('\0').append(table.schema());
        }
        text.append('\0').append(Rowtimes.of(application));
        try {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
