package genkan.outbox;

/** A parcel that may be tried now. */
record Due(String topic, Parcel parcel) {}
