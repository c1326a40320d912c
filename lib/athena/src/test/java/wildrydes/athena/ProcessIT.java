package wildrydes.athena;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packed engine, as the cloud starts it. */
@Timeout(120)
class ProcessIT {

    private static final Path PACKED = Path.of("target").toAbsolutePath();

    @TempDir
    Path folder;

    private Process process;
    private OutputStream to;
    private BufferedReader from;

    @BeforeEach
    void aProcess() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + PACKED.resolve("athena.args"),
                        "-jar",
                        PACKED.resolve("athena.jar").toString())
                .redirectError(folder.resolve("log").toFile())
                .start();
        to = process.getOutputStream();
        from = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        assertThat(from.readLine()).isEqualTo("{\"type\":\"ready\"}");
    }

    @AfterEach
    void itIsGone() {
        process.destroyForcibly();
    }

    private void say(String line) throws IOException {
        to.write((line.replace('\'', '"') + "\n").getBytes(UTF_8));
        to.flush();
    }

    private String hear() throws IOException {
        return from.readLine().replace('"', '\'');
    }

    private void query(String id, String sql) throws IOException {
        say("{'type':'query','query':'" + id + "','sql':'" + sql + "','database':'default'}");
    }

    @Test
    void itReadsFilesFailsInWordsAndEndsWithItsInput() throws Exception {
        Path file = folder.resolve("f");
        Files.writeString(file, "{\"Name\":\"Pégase\",\"n\":[1,2]}\n");
        query("a", "SELECT name, n, word_stem(name) IS NULL FROM rides");
        assertThat(hear()).contains("'type':'table'");
        say(
                "{'type':'answer','ask':1,'table':{'columns':[{'name':'name','type':'string'},{'name':'n','type':'array<int>'}],"
                        + "'partitionKeys':[],'serde':'" + Lake.HIVE_JSON + "','location':'s3://b/'}}");
        assertThat(hear()).contains("'type':'files'");
        say("{'type':'answer','ask':2,'files':[{'path':'" + file.toString().replace("\\", "\\\\")
                + "','location':'s3://b/f','size':" + Files.size(file) + ",'partition':{}}]}");
        assertThat(hear()).contains("'type':'columns'");
        assertThat(hear()).isEqualTo("{'type':'rows','query':'a','rows':[['Pégase','[1, 2]','false']]}");
        assertThat(hear()).contains("'type':'done','query':'a','scannedBytes':" + Files.size(file));

        query("b", "SELECT x FROM y.z");
        assertThat(hear()).contains("'type':'table'");
        say("{'type':'answer','ask':3,'table':null}");
        assertThat(hear()).contains("'type':'databases'");
        say("{'type':'answer','ask':4,'databases':[]}");
        assertThat(hear()).contains("'failed','query':'b','name':'SCHEMA_NOT_FOUND'");

        to.close();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void aQueryWithoutEndIsCancelledAndOneThatWantsTooMuchMemoryFailsAndTheNextOnesRun() throws Exception {
        query(
                "a",
                "SELECT count(*) FROM UNNEST(sequence(1, 9999)) a(x), UNNEST(sequence(1, 9999)) b(y), UNNEST(sequence(1, 9999)) c(z)");
        assertThat(hear()).contains("'type':'columns','query':'a'");
        say("{'type':'cancel','query':'a'}");
        assertThat(hear()).contains("'type':'failed','query':'a','name':'USER_CANCELED'");

        query(
                "b",
                "SELECT sum(cardinality(ys)) FROM (SELECT x, array_agg(y) AS ys FROM UNNEST(sequence(1, 9999)) a(x), UNNEST(sequence(1, 9999)) b(y) GROUP BY x)");
        assertThat(hear()).contains("'type':'columns','query':'b'");
        assertThat(hear()).contains("'type':'failed','query':'b','name':'EXCEEDED_MEMORY_LIMIT'");

        query("c", "SELECT 1");
        assertThat(hear()).contains("'type':'columns','query':'c'");
        assertThat(hear()).contains("[['1']]");
        assertThat(hear()).contains("'done','query':'c'");
    }
}
