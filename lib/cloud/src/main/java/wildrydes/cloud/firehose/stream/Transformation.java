package wildrydes.cloud.firehose.stream;

/**
 * A function through which records go before they are delivered.
 *
 * @param function ARN
 * @param role ARN of the role in which it is invoked
 * @param retries how often it is invoked again after it failed
 * @param bytes a batch is closed when it has so many
 * @param seconds and so long after its first record
 */
public record Transformation(String function, String role, int retries, long bytes, int seconds) {

    static Transformation of(Processor processor) {
        return new Transformation(
                processor.parameter(Processor.FUNCTION),
                processor.parameter(Processor.ROLE),
                Integer.parseInt(processor.parameter(Processor.RETRIES)),
                (long) (Double.parseDouble(processor.parameter(Processor.SIZE)) * (1 << 20)),
                Integer.parseInt(processor.parameter(Processor.INTERVAL)));
    }
}
