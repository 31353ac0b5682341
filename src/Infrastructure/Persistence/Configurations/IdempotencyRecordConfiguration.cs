using CustomerTracking.Application.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerTracking.Infrastructure.Persistence.Configurations;

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> answer)
    {
        answer.ToTable("IdempotencyRecords");
        answer.HasKey(one => one.Id);
        answer.Property(one => one.Id).HasMaxLength(IdempotencyRecord.IdLength).IsUnicode(false);
        answer.Property(one => one.Fingerprint).HasMaxLength(IdempotencyRecord.IdLength).IsUnicode(false);
        answer.Property(one => one.GivenAt).IsConcurrencyToken();   // of two that renew one, the second looks again
        answer.HasIndex(one => one.GivenAt);
    }
}
