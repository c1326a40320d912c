package wildrydes.lab.setup;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import wildrydes.lab.cloud.LocalCloud;

/** Empties the account. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Removes everything from the local AWS: streams and their records, buckets, roles, all of it."
                + " Notebooks, the clock, the journal and the bill stay.")
final class ResetCommand implements Runnable {

    private final Main.Place place;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-y", "--yes"},
            required = true,
            description = "Yes, remove it; nothing brings it back.")
    private boolean sure;

    ResetCommand(Main.Place place) {
        this.place = place;
    }

    @Override
    public void run() {
        if (!sure && spec != null) {
            throw new ParameterException(spec.commandLine(), "Nothing was removed, since --yes says no");
        }
        LocalCloud cloud = LocalCloud.open(place.home());
        place.out()
                .println("The account is empty: "
                        + String.join(", ", cloud.control().reset()) + ". The bill goes on from where it was.");
    }
}
