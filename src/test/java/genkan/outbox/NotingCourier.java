package genkan.outbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A courier that notes what it delivered and does on the way what the test wants. */
final class NotingCourier implements Courier {

    static final String TOPIC = "letter";

    final List<Long> delivered = new CopyOnWriteArrayList<>();
    private final OnTheWay onTheWay;

    NotingCourier(OnTheWay onTheWay) {
        this.onTheWay = onTheWay;
    }

    NotingCourier() {
        this(_ -> {});
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void deliver(Parcel parcel) throws Exception {
        onTheWay.happens(parcel);
        delivered.add(parcel.id());
    }

    interface OnTheWay {
        void happens(Parcel parcel) throws Exception;
    }
}
