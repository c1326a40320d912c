package wildrydes.cloud.cloudwatch;

import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import wildrydes.cloud.wire.ServiceError;

/**
 * What CloudWatch says when it refuses. Where nothing else is said, the sentence is AWS's own as localstack/localstack ({@code
 * tests/aws/services/cloudwatch/*.snapshot.json}, recorded at AWS), getmoto/moto ({@code moto/cloudwatch/models.py}) or issues of
 * its users record it.
 */
final class CloudWatchErrors {

    private CloudWatchErrors() {}

    static InvalidParameterValueException invalid(String sentence) {
        return InvalidParameterValueException.builder().message(sentence).build();
    }

    private static InvalidParameterCombinationException combination(String sentence) {
        return InvalidParameterCombinationException.builder().message(sentence).build();
    }

    static ServiceError validation(String sentence) {
        return new ServiceError("ValidationException", 400, sentence);
    }

    static MissingRequiredParameterException missing(String parameter) {
        String sentence = "The parameter " + parameter + " is required.";
        return MissingRequiredParameterException.builder()
                .message(sentence)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("MissingParameter")
                        .errorMessage(sentence)
                        .build())
                .build();
    }

    static InvalidParameterCombinationException both(String one, String other) {
        return combination(
                "The parameters " + one + " and " + other + " are mutually exclusive and you have specified both.");
    }

    /** The beginning is recorded; the list is ours. */
    static InvalidParameterCombinationException nothing(Collection<String> parameters) {
        return combination("At least one of the parameters must be specified: " + String.join(", ", parameters) + ".");
    }

    static InvalidParameterValueException sizesDiffer(String one, String other) {
        return invalid("The parameters " + one + " and " + other + " must be of the same size.");
    }

    static InvalidParameterValueException badValue(Object value, String parameter) {
        return invalid("The value " + value + " for parameter " + parameter + " is invalid.");
    }

    static InvalidParameterValueException notSupported(Object value, String parameter) {
        return invalid("The value " + value + " for parameter " + parameter + " is not supported.");
    }

    static InvalidParameterValueException tooMany(String collection, int most) {
        return invalid("The collection " + collection + " must not have a size greater than " + most + ".");
    }

    static InvalidParameterValueException tooOld(String parameter) {
        return invalid("The parameter " + parameter + " must specify a time within the past two weeks.");
    }

    static InvalidParameterValueException tooFarAhead(String parameter) {
        return invalid("The parameter " + parameter + " must specify a time no more than two hours in the future.");
    }

    static InvalidParameterCombinationException noStatistics() {
        return combination("Must specify either Statistics or ExtendedStatistics");
    }

    static InvalidParameterCombinationException tooManyPoints(long asked, int most) {
        return combination("You have requested up to " + asked + " datapoints, which exceeds the limit of " + most
                + ". You may reduce the datapoints requested by increasing Period, or decreasing the time range.");
    }

    static InvalidParameterValueException endNotBehindStart() {
        return invalid("The parameter StartTime must be less than the parameter EndTime.");
    }

    static ServiceError endBeforeStart() {
        return validation("The parameter EndTime must be greater than StartTime.");
    }

    static ServiceError endIsStart() {
        return validation("The parameter StartTime must not equal parameter EndTime.");
    }

    static InvalidParameterValueException badToken() {
        return invalid("Request parameter NextToken is invalid");
    }

    /** Our words; which periods there are is documented. */
    static InvalidParameterValueException badPeriod(int period) {
        return invalid("The value " + period
                + " for parameter Period is invalid. It must be 1, 5, 10, 20, 30 or a multiple of 60.");
    }

    /** All that is wrong with queries, a line for each; a trailing line break is AWS's. */
    static ServiceError queries(List<String> sentences) {
        return validation(String.join("\n", sentences) + "\n");
    }

    /** Our words behind AWS's beginning. */
    static ServiceError expression(String id, String reason) {
        return validation("Error in expression '" + id + "': " + reason);
    }
}
