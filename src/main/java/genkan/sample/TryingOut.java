package genkan.sample;

import genkan.database.DatabaseProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether this Genkan is there to be tried out: with the sample operator, in the database that Genkan brings. */
final class TryingOut implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata bean) {
        var settings = Binder.get(context.getEnvironment());
        return settings.bindOrCreate("genkan.sample", SampleProperties.class).load() != SampleProperties.Load.OFF
                && settings.bindOrCreate("genkan.db", DatabaseProperties.class).embedded();
    }
}
