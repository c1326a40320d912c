package wildrydes.pump.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What learners are told about their mistakes, word for word: mistakes.txt has the texts and the messages. Behind an @
 * stands the query of a pump into a stream of (A VARCHAR(16), B DOUBLE), which begins in line 3.
 */
class MistakesTest {

    private static final String FILE = "mistakes.txt";
    private static final String PUMP =
            "CREATE STREAM \"OUT\" (A VARCHAR(16), B DOUBLE);\nCREATE PUMP P AS INSERT INTO \"OUT\"\n";

    @Test
    void eachMistakeIsExplained() throws IOException {
        String golden = golden();
        List<String> actual = new ArrayList<>();
        for (String block : golden.split("\n\n")) {
            List<String> lines = block.lines().toList();
            String sql = String.join(
                    "\n",
                    lines.stream().takeWhile(l -> !l.startsWith("    at ")).toList());
            actual.add(sql + "\n" + told(sql));
        }
        assertThat(String.join("\n\n", actual) + "\n").isEqualTo(golden);
    }

    private static String told(String sql) {
        try {
            Plans.of(sql.startsWith("@") ? PUMP + sql.substring(1) : sql);
            return "    nothing";
        } catch (SqlException e) {
            String place =
                    "    at line " + e.line() + ", column " + e.column() + ": " + e.text() + "\n    " + e.reason();
            return e.nextStep().isEmpty() ? place : place + "\n    " + e.nextStep();
        }
    }

    private static String golden() throws IOException {
        try (InputStream in = MistakesTest.class.getResourceAsStream(FILE)) {
            assertThat(in).as(FILE).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
