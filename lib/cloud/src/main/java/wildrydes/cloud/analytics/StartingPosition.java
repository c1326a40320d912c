package wildrydes.cloud.analytics;

/** Where in its source an input begins; see docs.aws.amazon.com/kinesisanalytics/latest/dev/API_InputStartingPositionConfiguration.html. */
public enum StartingPosition {
    /** With what arrives from the moment on at which it is RUNNING. */
    NOW,
    /** With the oldest record that is there. */
    TRIM_HORIZON,
    /** Where the application stopped reading, its open windows included; where it never ran, as NOW. */
    LAST_STOPPED_POINT
}
