package wildrydes.lab.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import wildrydes.lab.DataStream;
import wildrydes.lab.Lab;
import wildrydes.lab.LabException;
import wildrydes.lab.StreamRecord;
import wildrydes.lab.Trace;
import wildrydes.lab.Trace.Hop;
import wildrydes.lab.render.Times;
import wildrydes.lab.why.Upstream;

/** Follows a record through the services. */
public final class Tracing {

    private final Lab lab;
    private final Upstream upstream;
    private final List<Hop> hops = new ArrayList<>();
    private final List<Hop> archived = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Tracing(Lab lab) {
        this.lab = lab;
        this.upstream = new Upstream(lab);
    }

    /**
     * The way of a record.
     *
     * @throws LabException if its stream is neither filled nor read by an application, nor read by a delivery stream
     */
    public static Trace of(Lab lab, StreamRecord record) {
        return new Tracing(lab).follow(record);
    }

    private Trace follow(StreamRecord record) {
        String arn = lab.stream(record.stream()).arn();
        Optional<String> filledBy = upstream.applicationInto(arn);
        Optional<String> readBy = filledBy.isPresent() ? Optional.empty() : upstream.applicationFrom(arn);
        List<DeliveryStreamDescription> deliveries = upstream.deliveriesFrom(arn);
        if (filledBy.isEmpty() && readBy.isEmpty() && deliveries.isEmpty()) {
            throw new LabException("No application reads or fills stream " + record.stream()
                    + ", and no delivery stream reads it, so there is no way to follow; take a record of wildrydes or"
                    + " wildrydes-summary.");
        }
        String title =
                "The way of a record of " + record.partitionKey() + " that came at " + Times.utc(record.arrived());
        if (filledBy.isPresent()) {
            Minute minute = Minute.of(record)
                    .orElseThrow(() -> new LabException("Record " + record.sequenceNumber() + " of " + record.stream()
                            + " has no Name and StatusTime, so nobody can tell which records are behind it."));
            row(minute, filledBy.get());
            title = "The way of " + minute.name() + "'s row of " + minute.status();
        }
        readBy.ifPresent(application -> raw(record, application));
        Archive archive = new Archive(lab, record, archived, notes);
        deliveries.forEach(archive::through);
        return new Trace(title, hops, archived, notes);
    }

    /** The row that a raw record went into, if its minute has closed. */
    private void raw(StreamRecord record, String application) {
        Optional<DataStream> summary =
                upstream.target(application).map(Upstream::name).map(lab::stream);
        Instant end = Minute.endAfter(record.arrived());
        Optional<Minute> minute = summary.filter(DataStream::exists)
                .flatMap(stream -> stream.records().list().stream()
                        .flatMap(one -> Minute.of(one).stream())
                        .filter(one ->
                                one.end().equals(end) && record.partitionKey().startsWith(one.name()))
                        .findFirst());
        if (minute.isPresent()) {
            row(minute.get(), application);
            return;
        }
        hops.add(arrival(record));
        notes.add("It is in no row yet: its minute closes at " + Times.utc(end) + ".");
    }

    private void row(Minute minute, String application) {
        upstream.source(application).map(Upstream::name).map(lab::stream).ifPresent(source -> behind(minute, source));
        hops.add(new Hop(
                "application " + application,
                "1 row",
                Optional.of(minute.end()),
                "window from " + Times.span(minute.start(), minute.end()),
                "the row's StatusTime"));
        StreamRecord record = minute.record();
        hops.add(arrival(record));
        List<EventSourceMappingConfiguration> readers =
                upstream.readers(lab.stream(record.stream()).arn());
        if (readers.isEmpty()) {
            notes.add("No trigger reads " + record.stream() + ", so the way ends here.");
        }
        readers.forEach(reader -> delivered(minute, Upstream.name(String.valueOf(reader.functionArn()))));
    }

    static Hop arrival(StreamRecord record) {
        return new Hop(
                "stream " + record.stream(),
                "1 record",
                Optional.of(record.arrived()),
                record.shard() + ", " + record.sequenceNumber(),
                "the stream");
    }

    private void behind(Minute minute, DataStream source) {
        RawRecords raw = RawRecords.behind(
                minute,
                source.consumer().at(RawRecords.since(minute)).look(lab.clock().now()));
        List<StreamRecord> records = raw.records();
        if (records.isEmpty()) {
            notes.add("Stream " + source.name() + " keeps no record of " + minute.name() + " of that minute any more.");
            return;
        }
        StreamRecord first = records.get(0);
        StreamRecord last = records.get(records.size() - 1);
        hops.add(new Hop(
                "stream " + source.name(),
                records.size() + (records.size() == 1 ? " record" : " records"),
                Optional.of(last.arrived()),
                raw.shards() + ", the first " + first.sequenceNumber() + " at " + Times.utc(first.arrived())
                        + ", the last " + last.sequenceNumber(),
                raw.proven()
                        ? "times of arrival; distances and points give those of the row"
                        : "times of arrival alone: their sum is not the row's"));
    }

    private void delivered(Minute minute, String function) {
        Optional<Call> call = Call.with(minute.record(), lab, function);
        if (call.isEmpty()) {
            notes.add("Function " + function + " has not been given it yet; lab.why(..) of its table says why.");
            return;
        }
        Call got = call.get();
        hops.add(new Hop(
                "function " + function,
                got.failures() == 0 ? "1 call" : "1 call, after " + got.failures() + " that failed",
                Optional.of(got.time()),
                "request " + got.requestId() + (got.records() == 0 ? "" : ", a batch of " + got.records()),
                got.exact() ? "the trigger's list of calls" : "the log: the first call after it arrived"));
        stored(minute, function);
    }

    private void stored(Minute minute, String function) {
        var environment = lab.lambda()
                .getFunctionConfiguration(b -> b.functionName(function))
                .environment();
        for (String value : environment == null
                ? List.<String>of()
                : environment.variables().values()) {
            Map<String, AttributeValue> item = item(Upstream.name(value), minute);
            if (!item.isEmpty()) {
                hops.add(new Hop(
                        "table " + Upstream.name(value),
                        "1 item",
                        Optional.empty(),
                        "Name " + minute.name() + ", StatusTime " + minute.status() + ": " + item.size()
                                + " attributes",
                        "the table, which keeps no times: written within the call"));
                return;
            }
        }
        notes.add("No table that the function names has an item with this Name and StatusTime.");
    }

    /** Empty where there is no such table, it has another key, or no such item. */
    private Map<String, AttributeValue> item(String table, Minute minute) {
        try {
            return lab.dynamo()
                    .getItem(b -> b.tableName(table)
                            .consistentRead(true)
                            .key(Map.of(
                                    "Name", AttributeValue.fromS(minute.name()),
                                    "StatusTime", AttributeValue.fromS(minute.status()))))
                    .item();
        } catch (DynamoDbException e) {
            return Map.of();
        }
    }
}
