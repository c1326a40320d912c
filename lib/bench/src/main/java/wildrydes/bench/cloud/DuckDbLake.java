package wildrydes.bench.cloud;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import wildrydes.bench.place.Checkout;
import wildrydes.bench.report.Measure;
import wildrydes.bench.report.Peer;

/** DuckDB over a folder of files, in a process of its own: the floor of such queries, with no service, rights or results in files. */
public final class DuckDbLake {

    static final Peer PEER = new Peer(
            "duckdb", "org.duckdb:duckdb_jdbc:2.0.0.1 in a process of its own, over the same files, without a cloud");

    private static final String JAR = "duckdb_jdbc-2.0.0.1.jar";
    private static final String FILES = """
            read_json('{folder}/*', format = 'newline_delimited', columns = {
                Distance: 'DOUBLE', HealthPoints: 'INTEGER', MagicPoints: 'INTEGER', Name: 'VARCHAR',
                StatusTime: 'TIMESTAMP'})""";
    private static final String GROUPED =
            "SELECT Name, count(*), sum(Distance), min(MagicPoints), max(MagicPoints) FROM " + FILES
                    + " GROUP BY Name ORDER BY Name LIMIT 10";
    private static final int NEXT = 20;
    private static final int TIMES = 3;

    /** By the words with which the process says them. */
    private static final Map<String, Aim> AIMS = Map.of(
            "FIRST", AthenaSuite.FIRST,
            "NEXT", AthenaSuite.NEXT,
            "GROUPED", AthenaSuite.GROUPED,
            "MEMORY", AthenaSuite.MEMORY);

    private DuckDbLake() {}

    /** Writes the files, and lets the process ask them. */
    static Map<Aim, Measure> taken(Path folders, Beside beside) throws IOException {
        Path jar = Checkout.here().target().resolve("peers").resolve(JAR);
        if (!Files.exists(jar)) {
            return beside.none(Measure.notRun("no " + jar + "; get it by ./mvnw -pl lib/bench dependency:copy@peers"));
        }
        Map<Aim, Measure> measures = new HashMap<>();
        Path folder = Files.createTempDirectory(folders, "lake");
        try {
            byte[] rides = AthenaLoad.rides();
            Files.write(Files.createDirectories(folder.resolve("one")).resolve("0"), rides);
            Path many = Files.createDirectories(folder.resolve("many"));
            for (int i = 0; i < AthenaLoad.OBJECTS; i++) {
                Files.write(many.resolve(String.valueOf(i)), rides);
            }
            ask(jar, folder, measures);
        } finally {
            Side.delete(folder);
        }
        return measures;
    }

    private static void ask(Path jar, Path folder, Map<Aim, Measure> measures) throws IOException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path") + File.pathSeparator + jar,
                        DuckDbLake.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ");
                Aim aim = Objects.requireNonNull(AIMS.get(parts[0]));
                measures.put(
                        aim,
                        Measure.of(
                                aim.equals(AthenaSuite.FIRST)
                                        ? (System.nanoTime() - begin) / 1e6
                                        : Double.parseDouble(parts[1])));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** The process: a line for each figure, its name, a blank, its value. */
    public static void main(String[] arguments) throws SQLException, IOException {
        String small = "SELECT count(*) FROM " + FILES.replace("{folder}", arguments[0] + "/one");
        String grouped = GROUPED.replace("{folder}", arguments[0] + "/many");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            millis(statement, small);
            System.out.println("FIRST 0");
            System.out.println("NEXT " + median(statement, small, NEXT));
            System.out.println("GROUPED " + median(statement, grouped, TIMES));
            System.out.println("MEMORY " + residentMegabytes());
        }
    }

    private static double median(Statement statement, String sql, int times) throws SQLException {
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            millis[i] = millis(statement, sql);
        }
        Arrays.sort(millis);
        return millis[times / 2];
    }

    private static double millis(Statement statement, String sql) throws SQLException {
        long begin = System.nanoTime();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                rows.getObject(1);
            }
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double residentMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
