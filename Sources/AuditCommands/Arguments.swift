public import ArgumentParser
public import ServiceStandards
public import WorkingTime

// Values of the model as they are written on the command line.

extension Language: ExpressibleByArgument {}
extension ComplaintSource: ExpressibleByArgument {}
extension TimeLimit.Unit: ExpressibleByArgument {}
extension TimeLimit.Receipt: ExpressibleByArgument {}
extension TimeLimit.DayCount: ExpressibleByArgument {}
extension FindingState: ExpressibleByArgument {}
extension ExcuseGround: ExpressibleByArgument {}

extension CivilDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(iso: argument) }
}
