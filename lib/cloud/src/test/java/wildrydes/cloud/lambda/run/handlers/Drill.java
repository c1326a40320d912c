package wildrydes.cloud.lambda.run.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Does what its event says, good or bad. */
public final class Drill implements RequestHandler<Map<String, Object>, Object> {

    private static final int MEGA = 1024 * 1024;
    private int calls;

    @Override
    public Object handleRequest(Map<String, Object> event, Context context) {
        calls++;
        int size = ((Number) event.getOrDefault("size", 0)).intValue();
        try {
            return switch (String.valueOf(event.get("do"))) {
                case "environment" -> new TreeMap<>(System.getenv());
                case "context" -> context(context);
                case "print" -> print(context);
                case "printMuch" -> printMuch(size);
                case "throw" -> throw new IllegalStateException("unicorns do not land", new IOException("no meadow"));
                case "sleep" -> sleep(size);
                case "exit" -> exit(size);
                case "halt" -> halt(size);
                case "exhaust" -> exhaust();
                case "fill" -> fill(size);
                case "return" -> "u".repeat(size);
                case "fork" -> fork(event);
                case "meet" -> meet(Path.of(String.valueOf(event.get("place"))), size);
                case "siblings" -> siblings(size);
                case "streams" -> streams();
                default -> new TreeMap<>(Map.of("event", event, "calls", calls));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> context(Context context) {
        Map<String, Object> seen = new TreeMap<>();
        seen.put("requestId", context.getAwsRequestId());
        seen.put("function", context.getFunctionName());
        seen.put("version", context.getFunctionVersion());
        seen.put("arn", context.getInvokedFunctionArn());
        seen.put("memory", context.getMemoryLimitInMB());
        seen.put("group", context.getLogGroupName());
        seen.put("stream", context.getLogStreamName());
        seen.put("left", context.getRemainingTimeInMillis());
        seen.put(
                "custom",
                context.getClientContext() == null
                        ? ""
                        : context.getClientContext().getCustom());
        return seen;
    }

    private static String print(Context context) {
        System.out.println("one");
        context.getLogger().log("two\nthree");
        System.err.println("vier: süß 🦄");
        System.out.print("five without an end");
        return "printed";
    }

    private static String printMuch(int megabytes) {
        String line = "x".repeat(1023);
        for (int i = 0; i < megabytes * 1024; i++) {
            System.out.println(line);
        }
        return "printed";
    }

    private static String sleep(int millis) {
        try {
            Thread.sleep(millis);
            return "slept";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String exit(int status) {
        System.out.println("about to leave");
        System.exit(status);
        return "never";
    }

    private static String halt(int status) {
        Runtime.getRuntime().halt(status);
        return "never";
    }

    private static String exhaust() {
        List<byte[]> held = new ArrayList<>();
        while (true) {
            held.add(new byte[MEGA]);
        }
    }

    private static String fill(int megabytes) throws IOException {
        Path file = Files.createTempFile("fill", ".bin");
        byte[] block = new byte[MEGA];
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < megabytes; i++) {
                out.write(block);
            }
        }
        return sleep(60_000);
    }

    /** Comes to a folder and waits there until so many are there. */
    private static String meet(Path place, int guests) throws IOException {
        Files.createFile(place.resolve(String.valueOf(ProcessHandle.current().pid())));
        while (place.toFile().list().length < guests) {
            sleep(10);
        }
        return "met";
    }

    /** How many processes the cloud runs at the end of a time. */
    private static long siblings(int millis) {
        sleep(millis);
        return children(ProcessHandle.current().parent().orElseThrow());
    }

    /** Those of a process but for the one that makes the archive of classes, which comes and goes at its own time. */
    public static long children(ProcessHandle parent) {
        return parent.children()
                .filter(child -> !child.info().commandLine().orElse("").contains("rehearsal"))
                .count();
    }

    /** Names of streams, asked for as any program does it. */
    private static Object streams() {
        try (KinesisClient kinesis = KinesisClient.create()) {
            return kinesis.listStreams().streamNames();
        }
    }

    private static Object fork(Map<String, Object> event) throws IOException {
        @SuppressWarnings("unchecked")
        List<String> command = (List<String>) event.get("command");
        Process process = new ProcessBuilder(command).start();
        return process.inputReader().readLine();
    }
}
