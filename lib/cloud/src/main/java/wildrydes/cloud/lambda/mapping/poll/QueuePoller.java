package wildrydes.cloud.lambda.mapping.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import wildrydes.cloud.lambda.FunctionVersion;
import wildrydes.cloud.lambda.LambdaRole;
import wildrydes.cloud.lambda.mapping.Mapping;
import wildrydes.cloud.lambda.mapping.QueueUrls;
import wildrydes.cloud.lambda.mapping.Settings;
import wildrydes.cloud.lambda.mapping.event.MessageEvents;
import wildrydes.cloud.lambda.mapping.filter.Filters;
import wildrydes.cloud.lambda.run.Outcome;
import wildrydes.cloud.reading.Backoff;
import wildrydes.cloud.reading.Calls;
import wildrydes.cloud.reading.Turns;

/**
 * Takes messages from a queue and has the function process them (docs.aws.amazon.com/lambda/latest/dg/with-sqs.html). What it processes is deleted;
 * what it does not is seen again when its visibility timeout is over.
 */
final class QueuePoller implements Turns.Turn {

    private static final Logger LOG = Logger.getLogger(QueuePoller.class.getName());
    private static final Duration RHYTHM = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 10;
    /** Batches at a time where a mapping sets no limit: with so many AWS begins. */
    private static final int USUAL_CONCURRENCY = 5;
    /** In one turn; the rest comes with the next. */
    private static final int MOST_MESSAGES = 10_000;

    private final Tools tools;
    private final Mapping mapping;
    private final Settings settings;
    private final String url;
    private final MessageEvents events;
    private final Filters filters;
    private final Attempts attempts;
    private final MappingMetrics metrics;
    private final Invocations invocations;
    private final Lane waiting = new Lane();
    private final Deque<Batch> postponed = new ArrayDeque<>();
    /** Of the messages that are held here. */
    private final Map<String, String> receipts = new HashMap<>();

    private Duration visibility = Duration.ZERO;
    /** How often the function was not there, in a row. */
    private int missing;

    QueuePoller(Tools tools, Mapping mapping, Attempts attempts) {
        this.tools = tools;
        this.mapping = mapping;
        this.settings = mapping.settings();
        this.url = QueueUrls.of(mapping.source());
        this.events = new MessageEvents(mapping.source());
        this.filters = Filters.of(settings.filters());
        this.attempts = attempts;
        this.metrics = new MappingMetrics(tools.metrics(), mapping);
        this.invocations = new Invocations(tools.invoker(), tools.threads(), mapping.function());
    }

    @Override
    public Instant take(Instant now) throws InterruptedException {
        FunctionVersion function;
        try {
            function = tools.invoker().function(mapping.function());
        } catch (ResourceNotFoundException e) {
            missing++;
            return now.plus(Backoff.after(missing)); // its messages stay in the queue
        }
        missing = 0;
        Calls calls = new Calls(tools.door(), LambdaRole.of(function.role(), function.name()));
        if (visibility.isZero()) {
            visibility = visibility(calls);
        }
        Set<String> seen = new HashSet<>();
        boolean more = true;
        while (more) {
            boolean came = postponed.isEmpty() && receive(calls, seen, now);
            List<Batch> due = due(now);
            more = process(due, calls, now) && postponed.isEmpty() && (came || !due.isEmpty());
        }
        Item first = waiting.next();
        Instant next = now.plus(RHYTHM);
        Instant full = first == null ? next : first.read().plus(settings.window());
        return full.isAfter(now) && full.isBefore(next) ? full : next;
    }

    /** How long messages are hidden, and may be held here. */
    private Duration visibility(Calls calls) {
        GetQueueAttributesResponse answer = calls.call(GetQueueAttributesRequest.builder()
                .queueUrl(url)
                .attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT)
                .build());
        return Duration.ofSeconds(
                Long.parseLong(answer.attributes().getOrDefault(QueueAttributeName.VISIBILITY_TIMEOUT, "30")));
    }

    private int concurrency() {
        Integer limit = settings.concurrency();
        return limit == null ? USUAL_CONCURRENCY : limit;
    }

    /** Receives as many messages as can be processed side by side; tells whether there may be more. */
    private boolean receive(Calls calls, Set<String> seen, Instant now) {
        while (receipts.size() < settings.batchSize() * concurrency() && seen.size() < MOST_MESSAGES) {
            ReceiveMessageResponse answer = calls.call(ReceiveMessageRequest.builder()
                    .queueUrl(url)
                    .maxNumberOfMessages(MOST_AT_ONCE)
                    .waitTimeSeconds(0) // time does not pass meanwhile, so that nothing could come
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All")
                    .build());
            metrics.polled(now, answer.messages().size());
            List<Message> unwanted = new ArrayList<>();
            boolean again = false;
            for (Message message : answer.messages()) {
                if (!seen.add(message.messageId())) {
                    again = true; // hidden for no time at all; it comes with the next turn
                } else if (receipts.replace(message.messageId(), message.receiptHandle()) != null) {
                    again = true; // was hidden for a shorter time than it is gathered here
                } else if (filters.none() || filters.pass(events.seen(message))) {
                    hold(message, now);
                } else {
                    unwanted.add(message);
                }
            }
            metrics.filteredOut(now, unwanted.size());
            delete(calls, unwanted.stream().map(Message::receiptHandle).toList(), now);
            if (again || answer.messages().isEmpty()) {
                return false;
            }
        }
        return seen.size() < MOST_MESSAGES;
    }

    private void hold(Message message, Instant now) {
        receipts.put(message.messageId(), message.receiptHandle());
        waiting.add(new Item(
                message.messageId(), "", now, now, events.event(message).toString()));
    }

    private List<Batch> due(Instant now) {
        List<Batch> due = new ArrayList<>();
        while (due.size() < concurrency() && !postponed.isEmpty()) {
            Batch batch = postponed.remove();
            if (batch.items().get(0).read().plus(visibility).isAfter(now)) {
                due.add(batch);
            } else { // its messages are seen again by now
                letGo(batch);
            }
        }
        for (Item first = waiting.next(); first != null && due.size() < concurrency(); first = waiting.next()) {
            Lane.Portion portion = waiting.portion(settings.batchSize(), null, 0);
            if (!portion.full() && now.isBefore(first.read().plus(settings.window()))) {
                break;
            }
            Batch batch = new Batch(attempts.number(), null, "", portion.items(), null, false, 0);
            waiting.form(batch);
            waiting.pop();
            due.add(batch);
        }
        return due;
    }

    /** Tells whether there was something to process. */
    private boolean process(List<Batch> due, Calls calls, Instant now) throws InterruptedException {
        Deque<Batch> open = new ArrayDeque<>(due);
        try {
            List<Invocations.Result> results = invocations.all(due.stream()
                    .map(batch -> Payloads.of(batch, mapping.source()))
                    .toList());
            for (Invocations.Result result : results) {
                settle(open.remove(), result, calls, now);
            }
        } finally {
            open.forEach(this::letGo); // where something went wrong, they are seen again
        }
        return !due.isEmpty();
    }

    private void letGo(Batch batch) {
        attempts.fate(batch, Attempts.Fate.RETURNED);
        batch.items().forEach(item -> receipts.remove(item.id()));
    }

    private void settle(Batch batch, Invocations.Result invoked, Calls calls, Instant now) {
        if (invoked.postponed()) {
            attempts.add(now, batch, invoked.why(), invoked.reason(), null);
            postponed.add(batch);
            return;
        }
        metrics.invoked(now, batch.items().size());
        batch.attempted(invoked.request(), invoked.error());
        Outcome outcome = invoked.outcome();
        if (outcome == null || invoked.error() != null) {
            attempts.add(now, batch, "FunctionError", invoked.reason(), invoked.request());
            metrics.failed(now, batch.items().size());
            letGo(batch);
            return;
        }
        Set<Integer> failed =
                settings.reportsItems() ? Answer.of(outcome.payload()).failed(batch.items()) : Set.of();
        List<String> processed = new ArrayList<>();
        for (int i = 0; i < batch.items().size(); i++) {
            String receipt = receipts.remove(batch.items().get(i).id());
            if (receipt != null && !failed.contains(i)) {
                processed.add(receipt);
            }
        }
        metrics.failed(now, failed.size());
        attempts.add(
                now,
                batch,
                failed.isEmpty() ? "OK" : "PartialFailure",
                failed.isEmpty() ? null : "The function says that " + failed.size() + " messages failed.",
                invoked.request());
        attempts.fate(batch, failed.isEmpty() ? Attempts.Fate.OK : Attempts.Fate.RETURNED);
        delete(calls, processed, now);
    }

    private void delete(Calls calls, List<String> handles, Instant now) {
        for (int from = 0; from < handles.size(); from += MOST_AT_ONCE) {
            List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
            for (String handle : handles.subList(from, Math.min(handles.size(), from + MOST_AT_ONCE))) {
                entries.add(DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .receiptHandle(handle)
                        .build());
            }
            try {
                calls.call(DeleteMessageBatchRequest.builder()
                        .queueUrl(url)
                        .entries(entries)
                        .build());
                metrics.deleted(now, entries.size());
            } catch (RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        "Mapping " + mapping.uuid()
                                + " cannot delete messages that were processed, which are seen again: "
                                + e.getMessage(),
                        e);
            }
        }
    }
}
