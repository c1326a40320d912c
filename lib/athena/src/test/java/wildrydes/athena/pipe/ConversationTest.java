package wildrydes.athena.pipe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.athena.Lake;

class ConversationTest {

    private static final int PIPE = 1 << 20;

    @TempDir
    Path folder;

    private final AtomicInteger ended = new AtomicInteger();
    private PipedOutputStream toChild;
    private BufferedReader fromChild;
    private Thread child;

    @BeforeEach
    void aConversation() throws IOException {
        toChild = new PipedOutputStream();
        PipedInputStream childIn = new PipedInputStream(toChild, PIPE);
        PipedOutputStream childOut = new PipedOutputStream();
        fromChild = new BufferedReader(new InputStreamReader(new PipedInputStream(childOut, PIPE), UTF_8));
        Conversation conversation = new Conversation(Lake.engine(), childIn, childOut, ended::incrementAndGet);
        child = new Thread(() -> {
            try {
                conversation.hold();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        child.start();
        assertThat(fromChild.readLine()).isEqualTo("{\"type\":\"ready\"}");
    }

    @AfterEach
    void itEndsWithItsInput() throws Exception {
        toChild.close();
        child.join();
    }

    private void say(String line) throws IOException {
        toChild.write((line.replace('\'', '"') + "\n").getBytes(UTF_8));
        toChild.flush();
    }

    private String hear() throws IOException {
        return fromChild.readLine().replace('"', '\'').replaceAll("Millis':\\d+", "Millis':0");
    }

    private void sayTable(String ask) throws IOException {
        say("{'type':'answer','ask':" + ask + ",'table':{'columns':[{'name':'Name','type':'string','comment':null}],"
                + "'partitionKeys':[],'inputFormat':'x','serde':'" + Lake.HIVE_JSON
                + "','serdeProperties':{},'parameters':{},'location':'s3://b/'}}");
    }

    private String askOf(String line) {
        return line.replaceAll(".*'ask':(\\d+).*", "$1");
    }

    @Test
    void aQueryIsAnsweredFromTheFilesThatTheCloudNames() throws IOException {
        Path file = folder.resolve("f");
        Files.writeString(file, "{\"name\":\"a\"}\n{\"name\":null}\n");
        say("{'type':'query','query':'q-1','sql':'SELECT * FROM rides','database':'default','parameters':[]}");

        String table = hear();
        assertThat(table)
                .startsWith("{'type':'table','query':'q-1','ask':")
                .endsWith("'database':'default','table':'rides'}");
        sayTable(askOf(table));
        String files = hear();
        assertThat(files)
                .startsWith("{'type':'files','query':'q-1','ask':")
                .endsWith("'database':'default','table':'rides','partitions':{}}");
        say("{'type':'answer','ask':" + askOf(files) + ",'files':[{'path':'"
                + file.toString().replace("\\", "\\\\")
                + "','location':'s3://b/f','size':27,'modified':'2026-03-02T09:15:00Z','partition':{}}]}");

        assertThat(hear())
                .isEqualTo("{'type':'columns','query':'q-1','columns':[{'name':'name','type':'varchar',"
                        + "'precision':2147483647,'scale':0,'nullable':'UNKNOWN','caseSensitive':true}]}");
        assertThat(hear()).isEqualTo("{'type':'rows','query':'q-1','rows':[['a'],[null]]}");
        assertThat(hear())
                .isEqualTo("{'type':'done','query':'q-1','scannedBytes':27,'rows':2,'planningMillis':0,"
                        + "'executionMillis':0,'updateType':null}");
    }

    @Test
    void aRefusalEndsTheQueryInTheCloudsWords() throws IOException {
        say("{'type':'query','query':'q','sql':'SELECT * FROM rides','database':'default'}");
        say("{'type':'answer','ask':" + askOf(hear())
                + ",'error':{'name':'PERMISSION_DENIED','message':'Access denied when reading s3://b/'}}");

        assertThat(hear())
                .isEqualTo("{'type':'failed','query':'q','name':'PERMISSION_DENIED',"
                        + "'message':'Access denied when reading s3://b/','scannedBytes':0}");
    }

    @Test
    void aTableThatIsNotThereIsNotFound() throws IOException {
        say("{'type':'query','query':'q','sql':'SELECT * FROM rides','database':'default'}");
        say("{'type':'answer','ask':" + askOf(hear()) + ",'table':null}");
        String databases = hear();
        assertThat(databases).startsWith("{'type':'databases'");
        say("{'type':'answer','ask':" + askOf(databases) + ",'databases':['default']}");

        assertThat(hear())
                .isEqualTo("{'type':'failed','query':'q','name':'TABLE_NOT_FOUND','message':'line 1:15: Table "
                        + "\\'awsdatacatalog.default.rides\\' does not exist','scannedBytes':0}".replace("\\", ""));
    }

    @Test
    void aLongResultComesInParts() throws IOException {
        say("{'type':'query','query':'q','sql':'SELECT x FROM UNNEST(sequence(1, 2500)) t(x)','database':'default'}");

        hear();
        assertThat(hear())
                .startsWith("{'type':'rows','query':'q','rows':[['1'],['2'],")
                .endsWith(",['1000']]}");
        assertThat(hear()).endsWith(",['2000']]}");
        assertThat(hear()).endsWith(",['2500']]}");
        assertThat(hear()).contains("'done'").contains("'rows':2500");
    }

    @Test
    void queriesRunInOrderAndOneThatWaitsIsCancelled() throws IOException {
        say("{'type':'query','query':'a','sql':'SELECT * FROM rides','database':'default'}");
        String table = hear();
        say("{'type':'query','query':'b','sql':'SELECT 2','database':'default'}");
        say("{'type':'query','query':'c','sql':'SELECT 3','database':'default'}");
        say("{'type':'cancel','query':'b'}");
        assertThat(hear())
                .isEqualTo(
                        "{'type':'failed','query':'b','name':'USER_CANCELED','message':'Query was canceled','scannedBytes':0}");
        say("{'type':'answer','ask':" + askOf(table) + ",'error':{'name':'X','message':'no'}}");

        assertThat(hear()).contains("'query':'a','name':'X'");
        assertThat(hear()).startsWith("{'type':'columns','query':'c'");
        assertThat(hear()).contains("[['3']]");
        assertThat(hear()).contains("'done'");
    }

    @Test
    void aQueryThatAsksIsCancelled() throws IOException {
        say("{'type':'query','query':'a','sql':'SELECT * FROM rides','database':'default'}");
        hear();
        say("{'type':'cancel','query':'a'}");

        assertThat(hear()).contains("'failed','query':'a','name':'USER_CANCELED'");
        say("{'type':'query','query':'b','sql':'SELECT 2','database':'default'}");
        assertThat(hear()).startsWith("{'type':'columns','query':'b'");
        assertThat(ended).hasValue(0);
    }

    @Test
    void aRunningQueryIsCancelled() throws IOException {
        say("{'type':'query','query':'a','sql':'SELECT count(*) FROM UNNEST(sequence(1, 9999)) a(x), "
                + "UNNEST(sequence(1, 9999)) b(y), UNNEST(sequence(1, 9999)) c(z)','database':'default'}");
        assertThat(hear()).startsWith("{'type':'columns','query':'a'");
        say("{'type':'cancel','query':'a'}");

        assertThat(hear()).contains("'failed','query':'a','name':'USER_CANCELED'");
    }

    @Test
    void aStatementIsReadBesideTheQueryThatRuns() throws IOException {
        say("{'type':'query','query':'a','sql':'SELECT * FROM rides','database':'default'}");
        String table = hear();
        say("{'type':'check','check':'1','sql':'SELECT * FORM rides'}");
        assertThat(hear())
                .startsWith("{'type':'checked','check':'1','mistake':'line 1:10: mismatched input 'FORM'. Exp");
        say("{'type':'check','check':'2','sql':'INSERT INTO nowhere SELECT 1/0'}");
        assertThat(hear()).isEqualTo("{'type':'checked','check':'2','mistake':null}");
        say("{'type':'check','check':'3','sql':'SELECT " + "1+".repeat(20_000) + "1'}");
        assertThat(hear())
                .isEqualTo("{'type':'checked','check':'3',"
                        + "'mistake':'line 1:1: statement is too large (stack overflow while parsing)'}");
        say("{'type':'answer','ask':" + askOf(table) + ",'error':{'name':'X','message':'no'}}");
        assertThat(hear()).contains("'query':'a','name':'X'");
    }

    @Test
    void linesThatAreNoneOfTheProtocolArePassedOver() throws IOException {
        say("nonsense");
        say("{'type':'unknown'}");
        say("{'type':'cancel','query':'none'}");
        say("{'type':'answer','ask':99}");
        say("{'type':'query','query':'q','sql':'SELECT 1','database':'default'}");

        assertThat(hear()).startsWith("{'type':'columns','query':'q'");
    }
}
