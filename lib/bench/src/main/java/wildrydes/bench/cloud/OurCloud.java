package wildrydes.bench.cloud;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wildrydes.bench.place.Checkout;

/**
 * Our cloud as its own code starts it.
 *
 * @param target the folder of {@code cloud.jar}
 * @param options further options of the Java runtime, such as an archive of classes
 * @param speed of its clock
 */
record OurCloud(Path target, List<String> options, int speed) implements Contestant {

    static final String KEY = "AKIDBENCH";
    static final String SECRET = "bench";

    /** Shard limits count cloud time; at this speed they stay out of the way of the figures. */
    private static final int SPEED = 1000;

    OurCloud(Path target, List<String> options) {
        this(target, options, SPEED);
    }

    /** The one that is packed here. */
    static OurCloud here() {
        return new OurCloud(Checkout.here().cloud(), List.of());
    }

    @Override
    public List<String> command(Path folder, int port) {
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of(
                "--port",
                String.valueOf(port),
                "--data",
                folder.toString(),
                "--credentials",
                KEY + ":" + SECRET,
                "--speed",
                String.valueOf(speed)));
        return command;
    }

    /** The command that writes an archive of the classes that a cloud needs. */
    List<String> rehearsal(Path archive) {
        List<String> command = new ArrayList<>(new OurCloud(
                        target,
                        List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"))
                .java());
        command.add("--rehearse");
        return command;
    }

    private List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + target.resolve("cloud.args"));
        command.addAll(options);
        command.add("-jar");
        command.add(target.resolve("cloud.jar").toString());
        return command;
    }

    @Override
    public boolean understandsCbor() {
        return true;
    }

    @Override
    public boolean printsReadyLine() {
        return true;
    }
}
