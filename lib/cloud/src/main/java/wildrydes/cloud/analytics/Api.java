package wildrydes.cloud.analytics;

/** The two versions of the service's interface. */
public enum Api {
    /** kinesisanalytics, 2015-08-14: SQL only, and a role for each thing that an application works with. */
    V1,
    /** kinesisanalyticsv2, 2018-05-23: one role for all. */
    V2
}
