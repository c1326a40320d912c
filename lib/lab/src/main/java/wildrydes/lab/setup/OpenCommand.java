package wildrydes.lab.setup;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import wildrydes.lab.cloud.CloudCondition;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.setup.workbook.JupyterLab;
import wildrydes.lab.setup.workbook.LabServer;
import wildrydes.lab.setup.workbook.Notebooks;

/** Sets up what is not yet, opens the notebooks, and stays until JupyterLab ends. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description = "Sets the workbook up where that is not done yet, and opens it in the browser.")
final class OpenCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Main.Place place;

    @Option(names = "--no-browser", description = "Only prints the address.")
    private boolean noBrowser;

    OpenCommand(Main.Place place) {
        this.place = place;
    }

    @Override
    public Integer call() throws Exception {
        var setUp = new SetUp(place.project(), place.machine(), place.phases(), place.home());
        setUp.run();
        boolean browser = !noBrowser && place.machine().hasDisplay();
        Optional<String> first = Notebooks.of(place.project()).first();
        String page = first.map(name -> "lab/tree/" + name).orElse("lab");

        List<LabServer> running =
                LabServer.showing(place.project().work(), place.machine().jupyterRuntime());
        if (!running.isEmpty()) {
            String address = running.get(0).address(page);
            tell("The workbook is open already", address, browser);
            if (browser && !setUp.environment().run("-m", "webbrowser", address).succeeds(PATIENCE)) {
                place.out().println("No browser could be opened from here; open the address yourself.");
            }
            return CommandLine.ExitCode.OK;
        }
        return stay(setUp.open(page, browser), page, browser);
    }

    private int stay(JupyterLab lab, String page, boolean browser) throws InterruptedException {
        var end = new Thread(() -> end(lab), "end");
        Runtime.getRuntime().addShutdownHook(end);
        tell("The workbook is open", lab.server().address(page), browser);
        place.out().println("Press Control-C here to end it.");
        int code = lab.await();
        return code == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void tell(String what, String address, boolean browser) {
        PrintStream out = place.out();
        out.println();
        out.println(what + (browser ? " in the browser. Its address:" : ". Open this address in a browser:"));
        out.println();
        out.println("    " + address);
        out.println();
        out.flush();
    }

    private void end(JupyterLab lab) {
        lab.close();
        place.out().println();
        place.out().println("JupyterLab has ended, and its kernels with it.");
        if (LocalCloud.look(place.home()) instanceof CloudCondition.Running) {
            place.out()
                    .println("The local AWS stays for other notebooks and ends by itself; wildrydes stop ends it now.");
        }
    }
}
