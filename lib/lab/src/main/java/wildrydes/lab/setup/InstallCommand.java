package wildrydes.lab.setup;

import picocli.CommandLine.Command;

/** Sets everything up and opens nothing: what Binder does while it builds its image. */
@Command(name = "install", mixinStandardHelpOptions = true, description = "Sets the workbook up without opening it.")
final class InstallCommand implements Runnable {

    private final Main.Place place;

    InstallCommand(Main.Place place) {
        this.place = place;
    }

    @Override
    public void run() {
        new SetUp(place.project(), place.machine(), place.phases(), place.home()).run();
    }
}
