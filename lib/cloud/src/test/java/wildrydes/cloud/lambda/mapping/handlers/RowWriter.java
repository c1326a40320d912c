package wildrydes.cloud.lambda.mapping.handlers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A function that prints its records as rows, and fails with all of them where one is broken. */
public final class RowWriter {

    private static final Pattern DATA = Pattern.compile("\"data\":\"([^\"]*)\"");

    /** Handles an event of a data stream. */
    public void handleRequest(InputStream event, OutputStream answer) throws IOException {
        List<String> rows = new ArrayList<>();
        Matcher data = DATA.matcher(new String(event.readAllBytes(), StandardCharsets.UTF_8));
        while (data.find()) {
            rows.add(new String(Base64.getDecoder().decode(data.group(1)), StandardCharsets.UTF_8));
        }
        if (rows.stream().anyMatch(row -> row.contains("error"))) {
            throw new IllegalStateException("kaboom");
        }
        rows.forEach(row -> System.out.println("row " + row));
        answer.write("\"done\"".getBytes(StandardCharsets.UTF_8));
    }
}
