package wildrydes.cloud.lambda.run;

import java.time.Duration;

/** What docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html and its neighbours allow. */
final class Limits {

    /** Of what a function returns: 6 MB, and what AWS's sentence says. */
    static final int RESPONSE_BYTES = 6_291_556;

    /** Of the first try to load a function, before its invocation begins. */
    static final Duration INIT = Duration.ofSeconds(10);

    /** Of one event in a log; longer ones are cut into several. */
    static final int EVENT_BYTES = 256 * 1024 - 26;

    /** Of the end of the log that comes with an answer. */
    static final int TAIL_BYTES = 4096;

    private Limits() {}
}
