package pactwatch.alert.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import pactwatch.alert.alert.Message;
import pactwatch.log.Trail;

/**
 * The pending messages of one partition and whose turn it is. First attempts keep the order of
 * their subscription; a retry holds nothing back; a slow receiver takes at most its share of the
 * slots. For one thread at a time.
 */
public final class DeliveryQueue {

    private static final int TOO_MANY_REQUESTS = 429;

    /**
     * A message on its way.
     *
     * @param events how many delivery events it has
     * @param attempts made so far
     * @param due when the next attempt is due
     * @param trail what led to the message
     */
    public record Delivery(Message message, long events, int attempts, Instant due, Trail trail) {
        boolean isFirst() {
            return attempts == 0;
        }
    }

    /** Where the messages of a subscription go now. */
    public sealed interface Route {
        record Open(String receiver) implements Route {}

        /** The subscription is paused. */
        record Held() implements Route {}

        /** Nothing is sent: the subscription is removed or has no webhook. */
        record Closed() implements Route {}
    }

    /**
     * What bounds the queue.
     *
     * @param inFlightMax messages that are sent at the same time
     * @param inFlightPerReceiverMax of them to one receiver
     */
    public record Limits(int inFlightMax, int inFlightPerReceiverMax, Breaker breaker) {}

    private static final class Receiver {
        final Deque<Delivery> ready = new ArrayDeque<>();
        int inFlight;
        int failures;
        Instant leftAloneUntil = Instant.MIN;

        boolean hasSlot(Instant now, Limits limits) {
            boolean isLeftAlone = failures >= limits.breaker().failuresMax();
            return isLeftAlone
                    ? inFlight == 0 && !now.isBefore(leftAloneUntil)
                    : inFlight < limits.inFlightPerReceiverMax();
        }
    }

    private record Sent(String receiver, Delivery delivery) {}

    private final Function<Message, Route> routes;
    private final Limits limits;
    private final Map<String, Deque<Delivery>> lanes = new HashMap<>();
    private final Map<String, Receiver> receivers = new LinkedHashMap<>();
    private final Map<String, Sent> inFlight = new HashMap<>();
    private final Map<String, List<Delivery>> held = new HashMap<>();
    private final PriorityQueue<Delivery> retries =
            new PriorityQueue<>(Comparator.comparing(Delivery::due));

    /**
     * An empty queue.
     *
     * @param routes tells where a message goes at the time of the call
     */
    public DeliveryQueue(Function<Message, Route> routes, Limits limits) {
        this.routes = routes;
        this.limits = limits;
    }

    /** Adds a message with what is known of it; one whose way has ended is left out. */
    public void add(Message message, Progress.Point point, Trail trail) {
        Delivery delivery =
                new Delivery(message, point.events(), point.attempts(), point.next(), trail);
        if (point.isEnded()) {
            return;
        }
        if (!delivery.isFirst()) {
            retries.add(delivery);
            return;
        }
        Deque<Delivery> lane = lanes.get(message.subscription());
        if (lane == null) {
            lanes.put(message.subscription(), new ArrayDeque<>());
            send(delivery);
        } else {
            lane.add(delivery);
        }
    }

    /** The deliveries whose turn it is; each must be {@link #conclude concluded}. */
    public List<Delivery> take(Instant now) {
        while (!retries.isEmpty() && !retries.element().due().isAfter(now)) {
            send(retries.remove());
        }
        List<Delivery> taken = new ArrayList<>();
        boolean progress = true;
        while (progress && inFlight.size() < limits.inFlightMax()) {
            progress = takeRound(now, taken);
        }
        receivers.values().removeIf(r -> r.inFlight == 0 && r.failures == 0 && r.ready.isEmpty());
        return taken;
    }

    private boolean takeRound(Instant now, List<Delivery> taken) {
        int before = taken.size();
        for (Map.Entry<String, Receiver> entry : List.copyOf(receivers.entrySet())) {
            Receiver receiver = entry.getValue();
            boolean hasSlot =
                    receiver.hasSlot(now, limits) && inFlight.size() < limits.inFlightMax();
            Delivery delivery = hasSlot ? receiver.ready.poll() : null;
            if (delivery != null) {
                start(entry.getKey(), receiver, delivery, taken);
            }
        }
        return taken.size() > before;
    }

    private void start(String name, Receiver receiver, Delivery delivery, List<Delivery> taken) {
        Route route = routes.apply(delivery.message());
        if (route.equals(new Route.Open(name))) {
            receiver.inFlight++;
            inFlight.put(delivery.message().id(), new Sent(name, delivery));
            taken.add(delivery);
        } else {
            send(delivery);
        }
    }

    private void send(Delivery delivery) {
        String subscription = delivery.message().subscription();
        switch (routes.apply(delivery.message())) {
            case Route.Open(String name) ->
                    receivers.computeIfAbsent(name, _ -> new Receiver()).ready.add(delivery);
            case Route.Held() ->
                    held.computeIfAbsent(subscription, _ -> new ArrayList<>()).add(delivery);
            case Route.Closed() -> close(delivery);
        }
    }

    /** The other first attempts of the subscription have nowhere to go either. */
    private void close(Delivery delivery) {
        if (delivery.isFirst()) {
            lanes.remove(delivery.message().subscription());
        }
    }

    /** Takes in what became of a taken delivery, once that is recorded. */
    public void conclude(Delivery delivery, DeliveryEvent event) {
        Sent sent = inFlight.remove(delivery.message().id());
        Receiver receiver = sent == null ? null : receivers.get(sent.receiver());
        if (receiver != null) {
            receiver.inFlight--;
            judge(receiver, event);
        }
        if (event instanceof DeliveryEvent.Attempted(var attempt, Instant next)) {
            retries.add(
                    new Delivery(
                            delivery.message(),
                            delivery.events() + 1,
                            attempt.attempt(),
                            next,
                            delivery.trail()));
        }
        advance(delivery);
    }

    private void judge(Receiver receiver, DeliveryEvent event) {
        DeliveryEvent.Attempt attempt = event.attempt();
        if (!isFailureOfReceiver(event)) {
            receiver.failures = 0;
            return;
        }
        receiver.failures++;
        receiver.leftAloneUntil =
                attempt.at()
                        .plusMillis(attempt.tookMillis())
                        .plus(limits.breaker().pauseAfter(receiver.failures));
    }

    /** Whether it says that the receiver is down, rather than that it dislikes this message. */
    private static boolean isFailureOfReceiver(DeliveryEvent event) {
        Integer status = event.attempt().status();
        return switch (event) {
            case DeliveryEvent.Attempted _, DeliveryEvent.GaveUp _ ->
                    status == null || status >= 500 || status == TOO_MANY_REQUESTS;
            case DeliveryEvent.Delivered _, DeliveryEvent.Refused _, DeliveryEvent.Redelivered _ ->
                    false;
        };
    }

    /** After a first attempt, the next message of the subscription has its turn. */
    private void advance(Delivery delivery) {
        if (!delivery.isFirst()) {
            return;
        }
        String subscription = delivery.message().subscription();
        Deque<Delivery> lane = lanes.get(subscription);
        Delivery next = lane == null ? null : lane.poll();
        if (next == null) {
            lanes.remove(subscription);
        } else {
            send(next);
        }
    }

    /** Looks again at what is held, after subscriptions have changed. */
    public void reroute() {
        List<String> released =
                held.entrySet().stream()
                        .filter(e -> e.getValue().stream().anyMatch(d -> !isHeld(d)))
                        .map(Map.Entry::getKey)
                        .toList();
        released.forEach(s -> Optional.ofNullable(held.remove(s)).ifPresent(this::sendAll));
    }

    private boolean isHeld(Delivery delivery) {
        return routes.apply(delivery.message()) instanceof Route.Held;
    }

    private void sendAll(List<Delivery> deliveries) {
        deliveries.forEach(this::send);
    }

    /**
     * Tries messages now that wait for their next try, or for a receiver that is left alone; others
     * are not touched.
     */
    public void hurry(Set<String> messages) {
        List<Delivery> waiting =
                retries.stream().filter(d -> messages.contains(d.message().id())).toList();
        retries.removeAll(waiting);
        sendAll(waiting);
        receivers.values().stream()
                .filter(r -> r.ready.stream().anyMatch(d -> messages.contains(d.message().id())))
                .forEach(r -> r.leftAloneUntil = Instant.MIN);
    }

    /** When the next retry is due, or a receiver that was left alone is tried again. */
    public Optional<Instant> nextDue() {
        Stream<Instant> retry = Optional.ofNullable(retries.peek()).map(Delivery::due).stream();
        Stream<Instant> reopening =
                receivers.values().stream()
                        .filter(r -> r.inFlight == 0 && r.failures > 0 && !r.ready.isEmpty())
                        .map(r -> r.leftAloneUntil);
        return Stream.concat(retry, reopening).min(Comparator.naturalOrder());
    }

    /** What is not yet delivered. Messages behind one that is held count as held. */
    public Backlog backlog() {
        List<Delivery> waiting = new ArrayList<>(retries);
        receivers.values().forEach(r -> waiting.addAll(r.ready));
        inFlight.values().forEach(s -> waiting.add(s.delivery()));
        int holding = held.values().stream().mapToInt(List::size).sum();
        for (Map.Entry<String, Deque<Delivery>> lane : lanes.entrySet()) {
            if (held.containsKey(lane.getKey())) {
                holding += lane.getValue().size();
            } else {
                waiting.addAll(lane.getValue());
            }
        }
        return Backlog.of(waiting, holding);
    }

    /** Messages that wait, are held or in flight. */
    public int size() {
        Backlog backlog = backlog();
        return backlog.waiting() + backlog.held();
    }
}
