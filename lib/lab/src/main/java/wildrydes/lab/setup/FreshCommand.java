package wildrydes.lab.setup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import wildrydes.lab.setup.workbook.Notebooks;

/** Sets a notebook back. */
@Command(
        name = "fresh",
        mixinStandardHelpOptions = true,
        description = "Sets a notebook back to what was handed out, and keeps yours under a new name.")
final class FreshCommand implements Runnable {

    private final Main.Place place;

    @Parameters(paramLabel = "NN", description = "The notebook's number, for example 01.")
    private String notebook = "";

    FreshCommand(Main.Place place) {
        this.place = place;
    }

    @Override
    public void run() {
        place.out().println(Notebooks.of(place.project()).fresh(notebook));
    }
}
