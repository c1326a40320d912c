package wildrydes.cloud.analytics.run;

import wildrydes.cloud.analytics.Application;
import wildrydes.cloud.analytics.ApplicationRunner.CannotRunException;
import wildrydes.cloud.analytics.Input;
import wildrydes.cloud.analytics.Resource;

/** What an application may be configured to do and this cloud does not run. */
final class Refusals {

    private Refusals() {}

    /** @throws CannotRunException with a sentence about the first such thing */
    static void check(Application application) throws CannotRunException {
        for (Input input : application.configuration().inputs()) {
            if (input.source().kind() != Resource.Kind.STREAM) {
                throw new CannotRunException("Input " + input.id() + " reads the delivery stream "
                        + input.source().arn()
                        + ", and applications read only Kinesis data streams here; name one as its source.");
            }
            Resource processor = input.processor();
            if (processor != null) {
                throw new CannotRunException("Input " + input.id() + " has its records processed by the function "
                        + processor.arn() + ", and applications read records as they are here;"
                        + " take it out with DeleteApplicationInputProcessingConfiguration.");
            }
        }
    }
}
