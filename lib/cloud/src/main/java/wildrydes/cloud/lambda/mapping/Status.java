package wildrydes.cloud.lambda.mapping;

/** States of a mapping (docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html). */
public enum Status {
    CREATING("Creating"),
    ENABLING("Enabling"),
    ENABLED("Enabled"),
    DISABLING("Disabling"),
    DISABLED("Disabled"),
    UPDATING("Updating"),
    DELETING("Deleting");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    /** As AWS spells it. */
    public String word() {
        return word;
    }

    /** Whether it ends by itself. */
    public boolean passing() {
        return this != ENABLED && this != DISABLED;
    }
}
