package wildrydes.cloud.firehose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import wildrydes.cloud.firehose.stream.Processing;
import wildrydes.cloud.firehose.stream.Processor;

/** Reads what is to be done with records before they are delivered. Defaults and sentences are as radkawar/stackd recorded them of AWS. */
final class Processors {

    private static final int MOST = 5;
    private static final int MOST_SECONDS = 900;
    private static final int MOST_RETRIES = 300;
    private static final double LEAST_MEBIBYTES = 0.2;
    private static final double MOST_MEBIBYTES = 3;
    private static final Pattern FUNCTION =
            Pattern.compile("arn:aws[^:]*:lambda:[^:]+:\\d{12}:function:[^:]+(:[^:]+)?");

    private Processors() {}

    /**
     * What a request makes of it.
     *
     * @param before null for nothing
     * @param role in which a function is invoked that names no other
     */
    static @Nullable Processing of(@Nullable Processing before, @Nullable ProcessingConfiguration given, String role) {
        if (given == null) {
            return before;
        }
        boolean enabled = given.enabled() == null ? before != null && before.enabled() : given.enabled();
        if (enabled && (given.processors().isEmpty() || given.processors().size() > MOST)) {
            throw FirehoseErrors.invalid(
                    "A maximum of 5 and a minimum of 1 processor needs to be supplied when processing is enabled.");
        }
        List<Processor> processors = new ArrayList<>();
        for (software.amazon.awssdk.services.firehose.model.Processor one : given.processors()) {
            processors.add(processor(one, role));
        }
        long functions = processors.stream()
                .filter(one -> one.type().equals(Processor.LAMBDA))
                .count();
        if (functions > 1) {
            throw FirehoseErrors.invalid("Cannot have more than 1 Lambda processor");
        }
        return new Processing(enabled, processors);
    }

    private static Processor processor(software.amazon.awssdk.services.firehose.model.Processor given, String role) {
        return switch (given.typeAsString()) {
            case Processor.LAMBDA -> lambda(given.parameters(), role);
            case Processor.DELIMITER -> new Processor(Processor.DELIMITER, Map.of());
            default ->
                throw FirehoseErrors.notHere(
                        "Processors of type " + given.typeAsString() + " are",
                        "use " + Processor.LAMBDA + " or " + Processor.DELIMITER);
        };
    }

    private static Processor lambda(List<ProcessorParameter> given, String role) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(Processor.FUNCTION, "");
        parameters.put(Processor.RETRIES, "3");
        parameters.put(Processor.ROLE, role);
        parameters.put(Processor.SIZE, "1");
        parameters.put(Processor.INTERVAL, "60");
        for (ProcessorParameter parameter : given) {
            if (parameters.replace(parameter.parameterNameAsString(), parameter.parameterValue()) == null) {
                throw FirehoseErrors.invalid("A processor of type Lambda has no parameter "
                        + parameter.parameterNameAsString() + "; it has " + String.join(", ", parameters.keySet())
                        + ".");
            }
        }
        String function = parameters.get(Processor.FUNCTION);
        if (function == null || !FUNCTION.matcher(function).matches()) {
            throw FirehoseErrors.invalid("LambdaArn '" + function
                    + "' is no function's ARN; name one such as arn:aws:lambda:us-east-1:000000000000:function:NAME.");
        }
        require(parameters, Processor.RETRIES, 0, MOST_RETRIES, true);
        require(parameters, Processor.SIZE, LEAST_MEBIBYTES, MOST_MEBIBYTES, false);
        require(parameters, Processor.INTERVAL, 0, MOST_SECONDS, true);
        return new Processor(Processor.LAMBDA, parameters);
    }

    private static void require(Map<String, String> parameters, String name, double least, double most, boolean whole) {
        String value = parameters.get(name);
        double number;
        try {
            number = whole ? Integer.parseInt(String.valueOf(value)) : Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (!(number >= least && number <= most)) {
            String range = whole ? (int) least + " to " + (int) most : least + " to " + most;
            throw FirehoseErrors.invalid(
                    "Parameter " + name + " of the Lambda processor is '" + value + "'; it can be from " + range + ".");
        }
    }
}
