package wildrydes.cloud.athena.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The child's side of the protocol, played by a program that does what the text of a query says. It has no libraries. */
public final class FakeEngine {

    private static final BlockingQueue<String> LINES = new LinkedBlockingQueue<>();
    private static int asked;

    private FakeEngine() {}

    public static void main(String[] args) throws Exception {
        Thread reader = new Thread(FakeEngine::read, "reader");
        reader.start();
        say("{\"type\":\"ready\"}");
        while (true) {
            String line = LINES.take();
            if (line.contains("\"type\":\"check\"")) {
                check(text(line, "check"), text(line, "sql"));
            } else if (line.contains("\"type\":\"query\"")) {
                query(text(line, "query"), text(line, "sql"), line);
            }
        }
    }

    private static void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LINES.add(line);
            }
        } catch (IOException e) {
            System.err.println(e);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void check(String id, String sql) {
        if (sql.equals("DIE")) {
            Runtime.getRuntime().halt(1);
        }
        String mistake = sql.startsWith("WRONG") ? "\"line 1:1: " + sql + "\"" : "null";
        say("{\"type\":\"checked\",\"check\":\"" + id + "\",\"mistake\":" + mistake + "}");
    }

    private static void query(String id, String sql, String line) throws InterruptedException {
        String[] words = sql.split(" ");
        switch (words[0]) {
            case "ROWS" -> rows(id, Integer.parseInt(words[1]));
            case "LONG" -> {
                columns(id, "text");
                for (int i = 1; i < words.length; i++) {
                    say("{\"type\":\"rows\",\"query\":\"" + id + "\",\"rows\":[[\""
                            + "x".repeat(Integer.parseInt(words[i])) + "\"]]}");
                }
                say("{\"type\":\"done\",\"query\":\"" + id + "\",\"scannedBytes\":0,\"rows\":1,"
                        + "\"planningMillis\":1,\"executionMillis\":1,\"updateType\":null}");
            }
            case "LINE" -> echo(id, line);
            case "PROCESS" -> echo(id, String.valueOf(ProcessHandle.current().pid()));
            case "ASK" -> {
                say("{\"type\":\"" + words[1] + "\",\"query\":\"" + id + "\",\"ask\":" + ++asked
                        + ",\"database\":\"herd\",\"table\":\"rides\",\"partitions\":{\"dt\":[\"2026-03-02\"]}}");
                String answer = LINES.take();
                if (answer.contains("\"error\"")) {
                    failed(id, text(answer, "name"), text(answer, "message"));
                } else {
                    echo(id, answer);
                }
            }
            case "FAIL" -> failed(id, words[1], sql.substring(sql.indexOf(words[2])));
            case "DIE" -> {
                System.err.println("about to die");
                Runtime.getRuntime().halt(Integer.parseInt(words[1]));
            }
            case "LAST" -> {
                // Ends itself a moment after it has answered.
                failed(id, "SOME", "error");
                Runtime.getRuntime().halt(1);
            }
            case "OBEY" -> {
                while (!LINES.take().contains("\"type\":\"cancel\"")) {
                    // Only that counts.
                }
                failed(id, "USER_CANCELED", "Query was canceled");
            }
            case "WAIT" -> {
                columns(id, "n");
                for (String next = LINES.take(); !next.contains("\"type\":\"cancel\""); next = LINES.take()) {
                    check(text(next, "check"), text(next, "sql"));
                }
                failed(id, "USER_CANCELED", "Query was canceled");
            }
            case "DEAF" -> new java.util.concurrent.CountDownLatch(1).await();
            case "NONSENSE" -> say("nonsense");
            case "STRANGE" -> say("{\"type\":\"strange\",\"query\":\"" + id + "\"}");
            default -> failed(id, "SYNTAX_ERROR", "line 1:1: " + sql);
        }
    }

    private static void rows(String id, int count) {
        columns(id, "n");
        for (int i = 0; i < count; i++) {
            say("{\"type\":\"rows\",\"query\":\"" + id + "\",\"rows\":[[\"" + i + "\"],[null]]}");
        }
        say("{\"type\":\"done\",\"query\":\"" + id + "\",\"scannedBytes\":" + count * 10 + ",\"rows\":" + count * 2
                + ",\"planningMillis\":3,\"executionMillis\":4,\"updateType\":null}");
    }

    private static void echo(String id, String text) {
        columns(id, "text");
        say("{\"type\":\"rows\",\"query\":\"" + id + "\",\"rows\":[[\""
                + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]]}");
        say("{\"type\":\"done\",\"query\":\"" + id
                + "\",\"scannedBytes\":0,\"rows\":1,\"planningMillis\":1,\"executionMillis\":1,\"updateType\":null}");
    }

    private static void columns(String id, String name) {
        say("{\"type\":\"columns\",\"query\":\"" + id + "\",\"columns\":[{\"name\":\"" + name
                + "\",\"type\":\"varchar\",\"precision\":2147483647,\"scale\":0,\"nullable\":\"UNKNOWN\","
                + "\"caseSensitive\":true}]}");
    }

    private static void failed(String id, String name, String message) {
        say("{\"type\":\"failed\",\"query\":\"" + id + "\",\"name\":\"" + name + "\",\"message\":\"" + message
                + "\",\"scannedBytes\":7}");
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static String text(String line, String member) {
        Matcher found = Pattern.compile("\"" + member + "\":\"([^\"]*)\"").matcher(line);
        return found.find() ? found.group(1) : "";
    }
}
