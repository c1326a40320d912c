package wildrydes.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import wildrydes.bench.cloud.AthenaSuite;
import wildrydes.bench.cloud.CloudSuite;
import wildrydes.bench.cloud.DynamoSuite;
import wildrydes.bench.cloud.FirehoseSuite;
import wildrydes.bench.cloud.IdleAthenaSuite;
import wildrydes.bench.cloud.KinesisSuite;
import wildrydes.bench.cloud.LambdaSuite;
import wildrydes.bench.cloud.LongKinesisSuite;
import wildrydes.bench.cloud.S3Suite;
import wildrydes.bench.kernel.KernelSuite;
import wildrydes.bench.notebooks.NotebookSuite;
import wildrydes.bench.pump.PumpSuite;
import wildrydes.bench.report.Suite;
import wildrydes.bench.report.Table;

/** {@code java -jar bench.jar [suite...]}: measures the suites of these names, or all that do not take minutes. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures our parts beside their peers, on this machine, in one run.")
public final class Main implements Callable<Integer> {

    private static final List<Suite> SUITES = List.of(
            new KernelSuite(),
            new CloudSuite(),
            new KinesisSuite(),
            new LongKinesisSuite(),
            new DynamoSuite(),
            new S3Suite(),
            new FirehoseSuite(),
            new AthenaSuite(),
            new IdleAthenaSuite(),
            new LambdaSuite(),
            new PumpSuite(),
            new NotebookSuite());

    @Parameters(
            paramLabel = "SUITE",
            description =
                    "Suites to measure: kernel, cloud, kinesis, kinesis-long, dynamodb, s3, firehose, athena, athena-idle, lambda, pump,"
                            + " notebooks. Where none is named all but kinesis-long and athena-idle, which take minutes.")
    private List<String> names = new ArrayList<>();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() {
        List<String> known = SUITES.stream().map(Suite::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                System.err.println("There is no suite \"" + name + "\". Name some of these, or none for all: "
                        + String.join(", ", known) + ".");
                return CommandLine.ExitCode.USAGE;
            }
        }
        for (Suite suite : SUITES) {
            if (names.isEmpty() ? !suite.onRequest() : names.contains(suite.name())) {
                Table table = new Table(suite, System.out);
                suite.measure(table::add);
            }
        }
        return CommandLine.ExitCode.OK;
    }
}
