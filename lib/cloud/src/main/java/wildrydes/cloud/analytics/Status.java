package wildrydes.cloud.analytics;

/** What an application is doing; see docs.aws.amazon.com/kinesisanalytics/latest/dev/API_ApplicationDetail.html. */
public enum Status {
    READY,
    STARTING,
    RUNNING,
    UPDATING,
    STOPPING,
    DELETING;

    /** Whether it becomes something else by itself. */
    public boolean passing() {
        return this != READY && this != RUNNING;
    }
}
