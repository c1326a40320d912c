package wildrydes.lab.setup;

import java.util.List;
import picocli.CommandLine.Command;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.setup.workbook.LabServer;
import wildrydes.lab.setup.workbook.StrayKernels;

/** Stops everything that the workbook started. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Stops JupyterLab, its kernels and the local AWS. Streams and records are kept.")
final class StopCommand implements Runnable {

    private final Main.Place place;

    StopCommand(Main.Place place) {
        this.place = place;
    }

    @Override
    public void run() {
        List<LabServer> servers =
                LabServer.showing(place.project().work(), place.machine().jupyterRuntime());
        for (LabServer server : servers) {
            int kernels = server.kernels();
            server.stop();
            place.out().println("JupyterLab, process " + server.pid() + ", was stopped" + with(kernels) + ".");
        }
        if (servers.isEmpty()) {
            place.out().println("No JupyterLab is running on " + place.project().work() + ".");
        }
        for (long pid : StrayKernels.of(place.project()).stop()) {
            place.out().println("A kernel that was left behind, process " + pid + ", was stopped.");
        }
        place.out().println(LocalCloud.stop(place.home()));
    }

    private static String with(int kernels) {
        return switch (kernels) {
            case 0 -> "";
            case 1 -> " with 1 kernel";
            default -> " with " + kernels + " kernels";
        };
    }
}
