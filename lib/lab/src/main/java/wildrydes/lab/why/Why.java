package wildrydes.lab.why;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import wildrydes.lab.AnalyticsApplication;
import wildrydes.lab.Bucket;
import wildrydes.lab.DataStream;
import wildrydes.lab.DeliveryStream;
import wildrydes.lab.Diagnosis;
import wildrydes.lab.DynamoTable;
import wildrydes.lab.Lab;
import wildrydes.lab.LambdaFunction;
import wildrydes.lab.MessageQueue;
import wildrydes.lab.Resource;
import wildrydes.lab.Trigger;

/** Finds out why something is empty. It never fails itself: what it cannot look at, it says. */
public final class Why {

    private static final String LATER =
            "No link is broken: let a minute pass, lab.clock().run(ofMinutes(1)), and look again.";
    private static final String WAIT =
            "No link is broken: an object comes when the buffer closes; let a minute pass, lab.clock().run(ofMinutes(1)), and"
                    + " look again.";
    private static final String SEND = "sqs:SendMessage";

    private final Lab lab;
    private final Upstream upstream;

    private Why(Lab lab) {
        this.lab = lab;
        this.upstream = new Upstream(lab);
    }

    public static Diagnosis of(Lab lab, Resource<?> empty) {
        Why why = new Why(lab);
        if (empty instanceof DynamoTable table) {
            return why.table(table);
        }
        if (empty instanceof DataStream stream) {
            Chain chain = new Chain("Why is stream " + stream.name() + " empty?");
            new StreamLinks(chain, lab, why.upstream).into(stream.name(), Instant.EPOCH, false);
            return chain.end(LATER);
        }
        if (empty instanceof AnalyticsApplication application) {
            Chain chain = new Chain("Why does application " + application.name() + " make no rows?");
            new StreamLinks(chain, lab, why.upstream).application(application.name(), true);
            return chain.end(LATER);
        }
        if (empty instanceof LambdaFunction function) {
            return why.function(function);
        }
        if (empty instanceof Trigger trigger) {
            return why.trigger(trigger);
        }
        if (empty instanceof MessageQueue queue) {
            return why.queue(queue);
        }
        if (empty instanceof DeliveryStream delivery) {
            Chain chain = new Chain("Why does delivery stream " + delivery.name() + " deliver nothing?");
            new DeliveryLinks(chain, lab, why.upstream).through(delivery.name());
            return chain.end(WAIT);
        }
        if (empty instanceof Bucket bucket) {
            return why.bucket(bucket);
        }
        return new Diagnosis(
                "Why is " + empty + " empty?",
                List.of(),
                "Records go to no such thing; ask about a table, a stream, an application, a function, a trigger,"
                        + " a queue, a delivery stream or a bucket.");
    }

    private Diagnosis table(DynamoTable table) {
        Chain chain = new Chain("Why is table " + table.name() + " empty?");
        Optional<List<FunctionConfiguration>> writers =
                chain.find("functions", () -> Optional.of(upstream.writers(table.name(), table.arn())));
        if (writers.isPresent() && !writers.get().isEmpty()) {
            called(chain, writers.get().get(0).functionName());
        } else if (writers.isPresent()) {
            chain.look(
                    "function",
                    () -> Looked.broken(
                            "none names the table in its environment",
                            "Create one: lab.function(..).environment(\"TABLE_NAME\", table.name())"
                                    + " ... .create(), and a trigger for it."));
        }
        chain.look("table " + table.name(), () -> stored(table));
        return chain.end(LATER);
    }

    private static Looked stored(DynamoTable table) {
        if (!table.exists()) {
            return Looked.broken("does not exist", "Create it: table.create().");
        }
        String status = table.status();
        if (!status.equals("ACTIVE")) {
            return Looked.broken("is " + status, "Wait until it is ACTIVE: table.await() does that.");
        }
        int items = table.count();
        return Looked.fine(
                items == 0 ? "ACTIVE, no item" : "ACTIVE, and not empty: " + items + (items == 1 ? " item" : " items"));
    }

    /** The way to a bucket by the first delivery stream that writes to it. */
    private Diagnosis bucket(Bucket bucket) {
        Chain chain = new Chain("Why is bucket " + bucket.name() + " empty?");
        if (!chain.find("bucket " + bucket.name(), () -> Optional.of(bucket.exists()))
                .orElse(true)) {
            chain.look("bucket " + bucket.name(), () -> Looked.broken("does not exist", "Create it: bucket.create()."));
            return chain.end(WAIT);
        }
        Optional<List<DeliveryStreamDescription>> deliveries =
                chain.find("delivery streams", () -> Optional.of(upstream.deliveriesTo(bucket.arn())));
        if (deliveries.isPresent() && deliveries.get().isEmpty()) {
            chain.look(
                    "delivery stream",
                    () -> bucket.objects().isEmpty()
                            ? Looked.broken(
                                    "none delivers to this bucket",
                                    "Create one: lab.deliveryStream(\"wildrydes\").from(stream).to(bucket).create(), or"
                                            + " put(key, text) an object yourself.")
                            : Looked.fine("none delivers to this bucket, but somebody has put objects into it"));
        }
        deliveries.stream()
                .flatMap(List::stream)
                .findFirst()
                .ifPresent(first -> new DeliveryLinks(chain, lab, upstream).through(first.deliveryStreamName()));
        chain.look("bucket " + bucket.name(), () -> {
            int objects = bucket.objects().size();
            return Looked.fine(
                    objects == 0
                            ? "is there, no object"
                            : "is there, and not empty: " + objects + (objects == 1 ? " object" : " objects"));
        });
        return chain.end(WAIT);
    }

    private Diagnosis function(LambdaFunction function) {
        Chain chain = new Chain("Why does function " + function.name() + " do nothing?");
        called(chain, function.name());
        return chain.end(LATER);
    }

    /** The way of records to a function by its first trigger, and what becomes of them there. */
    private void called(Chain chain, String function) {
        List<EventSourceMappingConfiguration> triggers = chain.find(
                        "triggers",
                        () -> lab.function(function).exists()
                                ? Optional.of(upstream.triggers(function))
                                : Optional.of(List.<EventSourceMappingConfiguration>of()))
                .orElse(List.of());
        FunctionLinks links = new FunctionLinks(chain, lab);
        if (triggers.isEmpty()) {
            chain.look("function " + function, () -> links.function(function))
                    .look(
                            "trigger",
                            () -> Looked.broken(
                                    "none: nothing calls the function",
                                    "Create one: lab.function(\"" + function
                                            + "\").trigger(stream).startingPosition(\"LATEST\").create()."));
            return;
        }
        if (triggers.size() > 1) {
            chain.look(
                    "triggers",
                    () -> Looked.fine(triggers.stream()
                                    .map(trigger -> Upstream.name(String.valueOf(trigger.eventSourceArn())))
                                    .collect(Collectors.joining(", "))
                            + "; this is the way by the first"));
        }
        through(chain, links, triggers.get(0));
    }

    private void through(Chain chain, FunctionLinks links, EventSourceMappingConfiguration trigger) {
        String source = String.valueOf(trigger.eventSourceArn());
        if (source.contains(":kinesis:")) {
            new StreamLinks(chain, lab, upstream).into(Upstream.name(source), since(trigger), false);
        }
        links.through(trigger);
    }

    /** The first moment whose records a trigger can have read: for LATEST when it was made, or changed last, which AWS tells instead. */
    private static Instant since(EventSourceMappingConfiguration trigger) {
        if (trigger.startingPosition() == EventSourcePosition.LATEST && trigger.lastModified() != null) {
            return trigger.lastModified();
        }
        return trigger.startingPositionTimestamp() == null ? Instant.EPOCH : trigger.startingPositionTimestamp();
    }

    private Diagnosis trigger(Trigger trigger) {
        Chain chain = new Chain("Why does trigger " + trigger.name() + " deliver nothing?");
        Optional<EventSourceMappingConfiguration> mapping =
                chain.find("trigger", () -> trigger.exists() ? upstream.trigger(trigger.uuid()) : Optional.empty());
        if (mapping.isPresent()) {
            through(chain, new FunctionLinks(chain, lab), mapping.get());
        } else {
            chain.look("trigger", () -> Looked.broken("does not exist", "Create it: trigger.create()."));
        }
        return chain.end(LATER);
    }

    private Diagnosis queue(MessageQueue queue) {
        Chain chain = new Chain("Why is queue " + queue.name() + " empty?");
        chain.look(
                "queue " + queue.name(),
                () -> queue.exists()
                        ? Looked.fine("is there")
                        : Looked.broken("does not exist", "Create it: queue.create()."));
        Optional<List<EventSourceMappingConfiguration>> triggers =
                chain.find("triggers", () -> Optional.of(upstream.givingUpTo(queue.arn())));
        if (triggers.isPresent() && triggers.get().isEmpty()) {
            chain.look(
                    "trigger",
                    () -> Looked.broken(
                            "none puts what it gives up into this queue",
                            "Name it: trigger.onFailure(queue).update()."));
        }
        FunctionLinks links = new FunctionLinks(chain, lab);
        for (EventSourceMappingConfiguration trigger : triggers.orElse(List.of())) {
            String function = Upstream.name(String.valueOf(trigger.functionArn()));
            chain.look(
                            "trigger of " + function,
                            () -> Looked.fine(trigger.state() + ", last result: "
                                    + trigger.lastProcessingResult() + ", "
                                    + (trigger.maximumRetryAttempts() == null || trigger.maximumRetryAttempts() < 0
                                            ? "tries until records expire"
                                            : "gives up after " + trigger.maximumRetryAttempts() + " retries")))
                    .look("role of " + function, () -> links.maySend(function, SEND, queue.arn()));
        }
        return chain.end("An empty queue is good news here: no batch was given up.");
    }
}
