package wildrydes.lab.cloud;

import wildrydes.lab.LabException;

/** How a home's cloud is, as {@link LocalCloud#look} finds it. */
public sealed interface CloudCondition {

    /** One sentence for a person. */
    String sentence();

    /** No cloud has run in this home yet. */
    record Absent(CloudHome home) implements CloudCondition {
        @Override
        public String sentence() {
            return "No cloud is running, and none has run in " + home.root() + " yet.";
        }
    }

    /**
     * A cloud ran here and has ended, or something else answers at its port.
     *
     * @param why how that shows
     */
    record Stale(CloudState state, String why) implements CloudCondition {
        @Override
        public String sentence() {
            return "No cloud is running: " + why + ".";
        }
    }

    /** A cloud runs and answers. */
    record Running(CloudState state, LocalCloud cloud) implements CloudCondition {
        @Override
        public String sentence() {
            return "The cloud runs as process " + state.pid() + ", version " + state.version() + ", at "
                    + state.endpoint() + ".";
        }
    }

    /** The process lives but does not answer. */
    record Silent(CloudState state) implements CloudCondition {
        @Override
        public String sentence() {
            return "The cloud, process " + state.pid() + ", does not answer at " + state.endpoint()
                    + "; stop it with `wildrydes stop`, then open the lab again.";
        }
    }

    /** The state file or the key file cannot be read. */
    record Unreadable(LabException reason) implements CloudCondition {
        @Override
        public String sentence() {
            return String.valueOf(reason.getMessage());
        }
    }
}
