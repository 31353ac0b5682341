using CustomerTracking.Application.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerTracking.Infrastructure.Persistence.Configurations;

internal sealed class StoredAnswerConfiguration : IEntityTypeConfiguration<StoredAnswer>
{
    public void Configure(EntityTypeBuilder<StoredAnswer> answer)
    {
        answer.ToTable("StoredAnswers");
        answer.HasKey(one => one.Id);
        answer.Property(one => one.Id).HasMaxLength(StoredAnswer.IdLength).IsUnicode(false);
        answer.Property(one => one.Fingerprint).HasMaxLength(StoredAnswer.IdLength).IsUnicode(false);
        answer.Property(one => one.GivenAt).IsConcurrencyToken();   // of two that renew one, the second looks again
        answer.HasIndex(one => one.GivenAt);
    }
}
